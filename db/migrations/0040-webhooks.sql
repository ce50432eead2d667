-- What the systems outside are told, signed (Standard Webhooks).

create schema webhooks;

create table webhooks.endpoints (
  id              bigint      generated always as identity primary key,
  url             text        not null check (url <> ''),
  description     text        not null default '',
  events          text[]      not null,
  -- Sealed. The one before stays good beside it until then.
  secret          text        not null,
  former_secret   text,
  former_until    timestamptz,
  enabled         boolean     not null default true,
  -- Why it is off, when nobody turned it off: 'gone' (410), 'failing'.
  stopped_because text        check (stopped_because in ('gone', 'failing')),
  failing_since   timestamptz,
  created_at      timestamptz not null default now()
);

create table webhooks.messages (
  -- As receivers know it; of one moment of one thing, however often that is read.
  id             text        primary key,
  event          text        not null,
  interaction_id bigint,
  contact_id     bigint,
  occurred_at    timestamptz not null,
  -- As it is sent, byte for byte; null: forgotten, by its age or because something in it was hidden.
  body           text,
  created_at     timestamptz not null default clock_timestamp()
);
create index messages_of_interaction on webhooks.messages (interaction_id) where body is not null;
create index messages_of_contact on webhooks.messages (contact_id) where body is not null;
create index messages_by_age on webhooks.messages (created_at);

create table webhooks.deliveries (
  id           bigint      generated always as identity primary key,
  endpoint_id  bigint      not null references webhooks.endpoints on delete cascade,
  message_id   text        not null references webhooks.messages on delete cascade,
  state        text        not null default 'waiting' check (state in ('waiting', 'sending', 'delivered', 'failed')),
  attempts     int         not null default 0,
  -- Of this round of tries: a person who sends it again begins another.
  tries        int         not null default 0,
  due_at       timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  claim        int         not null default 0,
  -- Of the last try.
  tried_at     timestamptz,
  status       int,
  problem      text,
  answer       text,
  took_ms      int,
  unique (endpoint_id, message_id)
);
create index deliveries_due on webhooks.deliveries (endpoint_id, due_at, id) where state in ('waiting', 'sending');
create index deliveries_of_message on webhooks.deliveries (message_id);
