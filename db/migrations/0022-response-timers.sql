-- How long a contact waits for us, and we for them.

create schema timers;

-- Minutes and hours of a skill; the row without a skill is for all that have none of their own.
create table timers.plans (
  id            bigint      generated always as identity primary key,
  skill_id      bigint      unique nulls not distinct references routing.skills on delete cascade,
  agent_minutes    int      not null,
  customer_minutes int      not null,
  extra_minutes    int      not null,
  most_extras      int      not null,
  -- Time zone, spans of each day of the week, holidays.
  hours         jsonb       not null,
  changed_at    timestamptz not null default now(),
  changed_by    bigint      references people.agents
);

-- Its one row is there while timers run. What happened before that moment counts from it: nobody's inbox empties
-- because timers were turned on.
create table timers.counting (
  only_row boolean     primary key default true check (only_row),
  since    timestamptz not null default now()
);
insert into timers.counting default values;

create table timers.running (
  interaction_id  bigint      primary key references interactions.interactions on delete cascade,
  kind            text        not null check (kind in ('agent', 'customer')),
  -- The received message that waits for an answer, or the answer that waits for one.
  message_id      bigint      not null,
  started_at      timestamptz not null,
  half_at         timestamptz not null,
  due_at          timestamptz not null,
  allowed_minutes int         not null,
  extras          int         not null default 0,
  -- It had run out, and somebody took the interaction again then.
  restarted_at    timestamptz,
  -- When it was told that half is left, and that nothing is.
  half_told_at    timestamptz,
  over_at         timestamptz
);
create index running_by_due on timers.running (due_at);

-- What waited before this version has its timer too.
insert into jobs.jobs (kind, payload) values ('timers.retime-all', '{"after": 0}');
