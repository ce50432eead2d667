-- What a person is told of, until they have seen it; and how they want to be told.

create schema notices;

create table notices.notices (
  id             bigint      generated always as identity primary key,
  agent_id       bigint      not null references people.agents on delete cascade,
  kind           text        not null,
  interaction_id bigint      references interactions.interactions on delete cascade,
  -- Whose act it was; null: nobody's.
  by_agent_id    bigint      references people.agents on delete set null,
  -- What the sentence names besides: never what a message or a note says.
  data           jsonb       not null default '{}',
  at             timestamptz not null default now(),
  seen_at        timestamptz
);
create index notices_of_agent on notices.notices (agent_id, id desc);
create index notices_unseen on notices.notices (agent_id) where seen_at is null;
create index notices_by_age on notices.notices (at);

-- No row: as the contract's defaults say.
create table notices.choices (
  agent_id bigint primary key references people.agents on delete cascade,
  desktop  text[] not null,
  sound    text[] not null
);
