-- The door of short messages: what came in, byte for byte; what is to leave; what providers call our texts.
create schema texts;

create table texts.ledger (
  id bigint generated always as identity primary key,
  connection_id bigint not null references connections.connections (id),
  received_at timestamptz not null default clock_timestamp(),
  raw bytea not null,
  headers jsonb not null default '{}',
  state text not null default 'received' check (state in ('received', 'done', 'quarantined')),
  reason text,
  attempts integer not null default 0,
  due_at timestamptz not null default now(),
  leased_until timestamptz,
  settled_at timestamptz
);
create index ledger_to_do on texts.ledger (connection_id, id) where state = 'received';
create index ledger_by_time on texts.ledger (received_at);

create table texts.outgoing (
  message_id bigint primary key references interactions.messages (id) on delete cascade,
  leg_id bigint not null,
  connection_id bigint not null references connections.connections (id),
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed', 'uncertain')),
  claim integer not null default 0,
  attempts integer not null default 0,
  started_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  leased_until timestamptz
);
create index outgoing_to_do on texts.outgoing (leg_id, message_id) where state in ('queued', 'sending');

create table texts.names (
  connection_id bigint not null references connections.connections (id),
  external_id text not null,
  message_id bigint not null references interactions.messages (id) on delete cascade,
  primary key (connection_id, external_id)
);
create index names_of_message on texts.names (message_id);

-- Receipts that came before their text had its name: the answer to a hand-over may be the later of the two.
create table texts.early_receipts (
  connection_id bigint not null references connections.connections (id),
  external_id text not null,
  state text not null,
  failure text,
  detail text not null default '',
  at timestamptz not null default clock_timestamp(),
  primary key (connection_id, external_id, state)
);

create table texts.opt_outs (
  connection_id bigint not null references connections.connections (id),
  address text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (connection_id, address)
);

-- What each connection did, for whoever runs the house.
create table texts.log (
  id bigint generated always as identity primary key,
  connection_id bigint not null references connections.connections (id),
  at timestamptz not null default clock_timestamp(),
  what text not null,
  failure text,
  detail text not null default ''
);
create index log_of_connection on texts.log (connection_id, id);
create index log_by_time on texts.log (at);

-- The built-in telephone: what a customer who is played has received and written.
create table texts.played (
  id bigint generated always as identity primary key,
  connection_id bigint not null references connections.connections (id),
  phone text not null,
  name text not null default '',
  direction text not null check (direction in ('to-them', 'from-them')),
  text text not null,
  once_key uuid unique,
  at timestamptz not null default clock_timestamp(),
  read_at timestamptz
);
create index played_by_phone on texts.played (connection_id, phone, id);

-- Lines that stay open, as the process that holds them tells.
create table texts.lines (
  connection_id bigint primary key references connections.connections (id) on delete cascade,
  state text not null,
  detail text not null default '',
  at timestamptz not null default clock_timestamp()
);
