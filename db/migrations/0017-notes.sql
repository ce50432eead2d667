-- What colleagues write to each other about an interaction; a contact never sees it.

create schema notes_and_tags;

create table notes_and_tags.notes (
  id             bigint      generated always as identity primary key,
  interaction_id bigint      not null references interactions.interactions on delete cascade,
  agent_id       bigint      not null references people.agents,
  text           text        not null,
  created_at     timestamptz not null default now(),
  edited_at      timestamptz,
  -- A click that is repeated is the same note.
  once_key       uuid        not null unique
);
create index notes_of_interaction on notes_and_tags.notes (interaction_id, id);
