-- Calls of the built-in telephone, by which everything can be tried with no server: two pages of this house speak.
create table voice.played (
  -- Of a call out: its own; of one that comes in: the telephone's page made it.
  id uuid primary key,
  connection_id bigint not null references connections.connections (id) on delete cascade,
  direction text not null check (direction in ('in', 'out')),
  -- Of whoever is played.
  number text not null,
  -- What the two pages must know of each other (SDP).
  offer text not null,
  answer text,
  state text not null default 'ringing' check (state in ('ringing', 'up', 'over')),
  cause text not null default '',
  agent_id bigint references people.agents (id) on delete cascade,
  waiting_id uuid references voice.waiting (id) on delete cascade,
  made_at timestamptz not null default clock_timestamp(),
  -- The telephone's page says now and then that it is there.
  seen_at timestamptz not null default clock_timestamp()
);
create index played_now on voice.played (state) where state <> 'over';
