-- Calls through a provider that keeps them in rooms (conferences), and who is in which.
create table voice.rooms (
  name text primary key,
  connection_id bigint not null references connections.connections (id),
  -- As the provider calls it, once it says so.
  external_id text,
  made_at timestamptz not null default clock_timestamp()
);
create table voice.room_legs (
  id uuid primary key default gen_random_uuid(),
  room text not null references voice.rooms (name) on delete cascade,
  -- As the provider calls it; null: it was asked for, and no answer has come yet.
  external_id text unique,
  -- target: somebody to whom the call is to be handed.
  who text not null check (who in ('contact', 'agent', 'target')),
  agent_id bigint references people.agents (id) on delete cascade,
  -- On behalf of which call of an agent's; without: of one that waits.
  call_id uuid,
  -- A target: whom the agent named.
  named text not null default '',
  -- A target: the call is theirs as soon as they answer.
  at_once boolean not null default false,
  state text not null default 'asked' check (state in ('asked', 'ringing', 'up', 'over')),
  -- Why it is over, in the words of SIP: Busy, No Answer…
  cause text not null default '',
  changed_at timestamptz not null default clock_timestamp()
);
create index room_legs_of_room on voice.room_legs (room);
alter table voice.calls add column room text references voice.rooms (name) on delete set null;
alter table voice.waiting add column room text references voice.rooms (name) on delete set null;
