-- The telephone in routing: until when an agent's line is known to be there, and whether they speak on it.
alter table routing.seats add column voice_until timestamptz, add column on_call boolean not null default false;

-- Calls that came to a service line and wait there for an agent.
create table voice.waiting (
  id uuid primary key default gen_random_uuid(),
  connection_id bigint not null references connections.connections (id),
  -- As the SIP server calls it; the same when it comes back to the service line.
  sip_call_id text not null,
  number text not null,
  interaction_id bigint not null references interactions.interactions (id) on delete cascade,
  leg_id bigint not null references interactions.legs (id) on delete cascade,
  -- handed: rings at its agent; returned: they did not take it; gone: nobody is there any more.
  state text not null default 'waiting' check (state in ('waiting', 'handed', 'answered', 'returned', 'gone')),
  agent_id bigint references people.agents (id) on delete set null,
  came_at timestamptz not null default clock_timestamp(),
  -- Whoever holds its line says so now and then.
  seen_at timestamptz not null default clock_timestamp(),
  unique (connection_id, sip_call_id)
);
-- By which an agent's call came.
alter table voice.calls add column waiting_id uuid references voice.waiting (id) on delete set null;
create index waiting_of_interaction on voice.waiting (interaction_id);
create index waiting_now on voice.waiting (seen_at) where state in ('waiting', 'returned');

-- Whether the house's own lines are registered, as the process that holds them tells.
create table voice.service_lines (
  connection_id bigint primary key references connections.connections (id) on delete cascade,
  state text not null check (state in ('connecting', 'ready', 'refused', 'lost')),
  cause text not null default '',
  at timestamptz not null default clock_timestamp()
);
