-- A colleague is asked about an interaction without being given it: a private thread beside it.

create table transfer.consultations (
  id             bigint      generated always as identity primary key,
  interaction_id bigint      not null references interactions.interactions on delete cascade,
  asker_id       bigint      not null references people.agents,
  colleague_id   bigint      not null references people.agents check (colleague_id <> asker_id),
  created_at     timestamptz not null default now(),
  closed_at      timestamptz,
  closed_by_id   bigint      references people.agents
);
create index consultations_of_interaction on transfer.consultations (interaction_id, id);
create unique index consultations_open on transfer.consultations (interaction_id, asker_id, colleague_id)
  where closed_at is null;
create index consultations_of_asker on transfer.consultations (asker_id, id);
create index consultations_of_colleague on transfer.consultations (colleague_id, id);

create table transfer.consultation_messages (
  id              bigint      generated always as identity primary key,
  consultation_id bigint      not null references transfer.consultations on delete cascade,
  agent_id        bigint      not null references people.agents,
  text            text        not null,
  created_at      timestamptz not null default clock_timestamp(),
  -- A click that is repeated is the same message.
  once_key        uuid        not null unique
);
create index messages_of_consultation on transfer.consultation_messages (consultation_id, id);

create table transfer.consultation_reads (
  consultation_id bigint not null references transfer.consultations on delete cascade,
  agent_id        bigint not null references people.agents on delete cascade,
  seen_message_id bigint not null,
  primary key (consultation_id, agent_id)
);
