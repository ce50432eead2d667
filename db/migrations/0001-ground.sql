-- What every room stands on: the journal of what happened, and the jobs that wait for their hour.

create schema events;

-- One row for each thing that happened, written in the transaction that made it happen.
-- Readers go by (xid, id) and stop below pg_snapshot_xmin: every row there is final, so a reader misses none.
create table events.journal (
  id             bigint generated always as identity,
  xid            xid8        not null default pg_current_xact_id(),
  at             timestamptz not null default clock_timestamp(),
  kind           text        not null,
  interaction_id bigint,
  contact_id     bigint,
  agent_id       bigint,
  data           jsonb       not null default '{}',
  primary key (xid, id)
);
create index journal_by_interaction on events.journal (interaction_id, id) where interaction_id is not null;

create table events.cursors (
  reader text   primary key,
  xid    xid8   not null,
  id     bigint not null
);

create schema jobs;

create table jobs.jobs (
  id           bigint generated always as identity primary key,
  kind         text        not null,
  key          text        unique,
  payload      jsonb       not null default '{}',
  run_at       timestamptz not null default now(),
  attempts     int         not null default 0,
  max_attempts int         not null default 20,
  -- Bumped by every reschedule: a run that ends completes only the revision it took.
  revision     int         not null default 0,
  leased_until timestamptz,
  last_error   text,
  -- Set when the attempts are used up: the job stays for a person to see.
  failed_at    timestamptz
);
create index jobs_due on jobs.jobs (run_at) where failed_at is null;
