-- Channels beside email: where they come in and leave, and the conversations of an interaction on each.
create schema connections;

create table connections.connections (
  id bigint generated always as identity primary key,
  channel text not null check (channel in ('voice', 'chat', 'sms', 'whatsapp', 'social-private', 'social-public')),
  provider text not null,
  name text not null,
  -- Ours there: a number in E.164, or what the provider calls it.
  address text not null default '',
  skill_id bigint references routing.skills (id),
  settings jsonb not null default '{}',
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  removed_at timestamptz
);

create table connections.secrets (
  connection_id bigint not null references connections.connections (id) on delete cascade,
  name text not null,
  sealed text not null,
  primary key (connection_id, name)
);

-- One conversation with one identifier on one channel. An interaction that began by email has one only for what it was elevated to.
create table interactions.legs (
  id bigint generated always as identity primary key,
  interaction_id bigint not null references interactions.interactions (id),
  channel text not null check (channel in ('email', 'voice', 'chat', 'sms', 'whatsapp', 'social-private', 'social-public')),
  connection_id bigint references connections.connections (id),
  -- The contact there.
  address text not null,
  -- Null: the contact began it.
  opened_by bigint references people.agents (id),
  once_key uuid unique,
  opened_at timestamptz not null default clock_timestamp(),
  -- The contact's last word there: WhatsApp lets us write for a day after it.
  last_in_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('contact', 'agent', 'system'))
);
create index legs_of_interaction on interactions.legs (interaction_id, id);
create index legs_by_address on interactions.legs (connection_id, address, id);

alter table interactions.messages
  add column channel text not null default 'email',
  add column leg_id bigint references interactions.legs (id),
  -- What the provider calls it.
  add column external_id text,
  -- An approved message with the values of its variables: { name, language, values }.
  add column template jsonb,
  drop constraint messages_kind_check,
  add constraint messages_kind_check check (kind in ('mail', 'bounce', 'auto-reply', 'feedback-report', 'forward', 'transcript', 'text', 'call')),
  drop constraint messages_delivery_check,
  add constraint messages_delivery_check check (delivery in ('held', 'queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'bounced', 'uncertain'));
create index messages_of_leg on interactions.messages (leg_id, id) where leg_id is not null;

alter table contacts.addresses
  drop constraint addresses_kind_check,
  add constraint addresses_kind_check check (kind in ('email', 'phone', 'whatsapp', 'chat', 'social'));

-- How many of a channel one agent has at once at most; not there: as many as the inbox takes.
create table routing.channel_limits (
  channel text primary key,
  most integer not null check (most between 1 and 1000)
);
insert into routing.channel_limits (channel, most) values ('voice', 1), ('chat', 3);
