-- What agents are writing, and the files that go with it.

create schema compose;

create table compose.drafts (
  id             bigint generated always as identity primary key,
  agent_id       bigint      not null references people.agents on delete cascade,
  interaction_id bigint      not null references interactions.interactions on delete cascade,
  content        jsonb       not null,
  version        int         not null default 1,
  updated_at     timestamptz not null default now(),
  unique (agent_id, interaction_id)
);

create table compose.uploads (
  id         uuid        primary key default gen_random_uuid(),
  agent_id   bigint      not null references people.agents on delete cascade,
  name       text        not null,
  type       text        not null,
  size       bigint      not null,
  sha256     text        not null,
  created_at timestamptz not null default now()
);

create schema settings;

-- One row a setting; the rooms' contracts say what each holds.
create table settings.settings (
  key   text  primary key,
  value jsonb not null
);
