-- Agents, teams, presence and sign-in.

create schema people;

create table people.teams (
  id          bigint generated always as identity primary key,
  name        text not null unique,
  inbox_limit int  not null default 5 check (inbox_limit between 1 and 1000)
);

create table people.agents (
  id            bigint generated always as identity primary key,
  name          text        not null,
  login         text        not null unique check (login = lower(login)),
  email         text        not null check (email = lower(email)),
  password_hash text        not null,
  role          text        not null check (role in ('agent', 'supervisor', 'administrator')),
  language      text        not null default 'fr' check (language in ('fr', 'en')),
  theme         text        not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  team_id       bigint references people.teams,
  email_enabled boolean     not null default true,
  -- Null: the team's limit holds.
  inbox_limit   int check (inbox_limit between 1 and 1000),
  disabled_at   timestamptz,
  created_at    timestamptz not null default now()
);

create table people.presence (
  agent_id bigint      primary key references people.agents on delete cascade,
  state    text        not null default 'unavailable' check (state in ('available', 'working', 'unavailable')),
  reason   text,
  since    timestamptz not null default now()
);

create table people.sessions (
  token_hash   bytea       primary key,
  agent_id     bigint      not null references people.agents on delete cascade,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null,
  user_agent   text        not null default ''
);
create index sessions_by_agent on people.sessions (agent_id);

-- Failed sign-ins by login and by address, for the rate limit.
create table people.failed_sign_ins (
  key text        not null,
  at  timestamptz not null default now()
);
create index failed_sign_ins_by_key on people.failed_sign_ins (key, at);
