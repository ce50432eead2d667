-- Who handed an interaction on to whom, with what they said to whoever comes next; a contact never sees it.

create schema transfer;

create table transfer.handovers (
  id             bigint      generated always as identity primary key,
  interaction_id bigint      not null references interactions.interactions on delete cascade,
  -- Whose it was; null: nobody's.
  from_agent_id  bigint      references people.agents,
  by_agent_id    bigint      not null references people.agents,
  to_kind        text        not null check (to_kind in ('agent', 'skill', 'team')),
  to_id          bigint      not null,
  -- As it was called then: skills and teams are renamed and go.
  to_name        text        not null,
  note           text        not null,
  created_at     timestamptz not null default clock_timestamp(),
  -- A click that is repeated is the same handover.
  once_key       uuid        not null unique
);
create index handovers_of_interaction on transfer.handovers (interaction_id, id);
