-- The telephone: whose line is whose, and what became of each call.
create schema voice;

create table voice.lines (
  agent_id bigint primary key references people.agents (id) on delete cascade,
  connection_id bigint not null references connections.connections (id),
  sip_user text not null,
  sealed text not null,
  unique (connection_id, sip_user)
);

create table voice.calls (
  -- Made by the page that calls: told twice it is one call.
  id uuid primary key,
  connection_id bigint not null references connections.connections (id),
  agent_id bigint not null references people.agents (id) on delete cascade,
  interaction_id bigint not null references interactions.interactions (id),
  leg_id bigint not null references interactions.legs (id),
  direction text not null check (direction in ('in', 'out')),
  number text not null,
  state text not null default 'ringing' check (state in ('ringing', 'up', 'held', 'ended')),
  started_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('contact', 'agent', 'system')),
  cause text,
  transferred_to text,
  quality jsonb,
  -- The page that holds it says so now and then; one that is gone has dropped its call.
  seen_at timestamptz not null default clock_timestamp(),
  message_id bigint references interactions.messages (id)
);
create index calls_of_interaction on voice.calls (interaction_id, started_at);
create index calls_under_way on voice.calls (agent_id) where state <> 'ended';
