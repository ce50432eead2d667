-- Interactions that a person made of one.

-- Interactions with the same number here were one until somebody split them: a mail that points at several of them
-- proves nothing, and goes to the nearest. Null: it stands alone.
alter table interactions.interactions add column split_root_id bigint;

-- What the threads of both tell.
create table interactions.splits (
  id          bigint      generated always as identity primary key,
  from_id     bigint      not null references interactions.interactions on delete cascade,
  into_id     bigint      not null references interactions.interactions on delete cascade,
  by_agent_id bigint      not null references people.agents,
  messages    integer     not null,
  at          timestamptz not null default clock_timestamp()
);
create index splits_from on interactions.splits (from_id);
create index splits_into on interactions.splits (into_id);
