-- The Trash, and whose mail is not taken any more.

alter table interactions.interactions
  -- Null: it is not in the Trash. In it its status is Closed for all who ask; what it comes back to stands beside.
  add column trashed_at           timestamptz,
  add column trashed_by           bigint references people.agents,
  add column status_before_trash  text,
  add column assignee_before_trash bigint references people.agents,
  add constraint interactions_trash_check check ((trashed_at is null) = (status_before_trash is null));
create index interactions_in_trash on interactions.interactions (id desc) where trashed_at is not null;

create schema spam;

create table spam.blocked (
  id             bigint      generated always as identity primary key,
  kind           text        not null check (kind in ('address', 'domain')),
  -- Lower case; a domain without its @.
  value          text        not null check (value = lower(value)),
  -- Null: whoever it was works here no more.
  by_agent_id    bigint      references people.agents on delete set null,
  -- Null: added by hand in the office.
  interaction_id bigint      references interactions.interactions on delete set null,
  at             timestamptz not null default now(),
  unique (kind, value)
);

-- One row a mail that was stopped at the door; its bytes are in the ledger.
create table spam.stopped (
  ledger_id      bigint      primary key,
  -- Null: that sender is not blocked any more; the mail stays where it is until a person brings it back.
  block_id       bigint      references spam.blocked on delete set null,
  subject        text        not null,
  at             timestamptz not null default now(),
  -- Not null: a person brought it back, and the door lets it through.
  let_through_at timestamptz,
  let_through_by bigint      references people.agents on delete set null
);
create index stopped_by_block on spam.stopped (block_id, ledger_id desc) where let_through_at is null;
