-- Who writes, what they write, and the conversation it belongs to.

create schema contacts;

create table contacts.contacts (
  id         bigint generated always as identity primary key,
  name       text        not null default '',
  language   text,
  company    text,
  place      text,
  created_at timestamptz not null default now()
);

create table contacts.addresses (
  kind       text   not null check (kind in ('email', 'phone', 'whatsapp')),
  address    text   not null,
  contact_id bigint not null references contacts.contacts on delete cascade,
  primary key (kind, address)
);
create index addresses_by_contact on contacts.addresses (contact_id);

create schema mailboxes;

-- An address that the desk answers for. Settings of its servers are JSON checked by the contract; secrets in them are sealed.
create table mailboxes.mailboxes (
  id          bigint generated always as identity primary key,
  address     text        not null unique check (address = lower(address)),
  name        text        not null,
  skill_id    bigint,
  language    text        not null default 'fr' check (language in ('fr', 'en')),
  incoming    jsonb       not null default '{"kind":"listener"}',
  outgoing    jsonb       not null default '{"kind":"customer-mailbox"}',
  disabled_at timestamptz,
  created_at  timestamptz not null default now()
);

-- Addresses that an answer may leave from.
create table mailboxes.senders (
  id         bigint generated always as identity primary key,
  mailbox_id bigint not null references mailboxes.mailboxes on delete cascade,
  address    text   not null check (address = lower(address)),
  name       text   not null,
  unique (mailbox_id, address)
);

create schema interactions;

create table interactions.interactions (
  id              bigint generated always as identity primary key,
  channel         text        not null default 'email',
  mailbox_id      bigint      references mailboxes.mailboxes,
  contact_id      bigint      not null references contacts.contacts,
  skill_id        bigint,
  subject         text        not null,
  snippet         text        not null default '',
  status          text        not null default 'new'
                  check (status in ('new', 'open', 'pending', 'escalated', 'resolved', 'closed')),
  -- Whose inbox it is in; null when nobody's.
  assignee_id     bigint      references people.agents,
  assigned_at     timestamptz,
  last_agent_id   bigint      references people.agents,
  waiting_for     text        not null default 'agent' check (waiting_for in ('agent', 'customer')),
  -- The closed interaction that this one continues.
  previous_id     bigint      references interactions.interactions,
  -- Set when a later mail proved both to be one conversation; the messages moved there.
  merged_into_id  bigint      references interactions.interactions,
  message_count   int         not null default 0,
  last_message_at timestamptz not null default now(),
  created_at      timestamptz not null default now(),
  ended_at        timestamptz
) with (fillfactor = 80);
create index interactions_inbox on interactions.interactions (assignee_id, last_message_at desc) where assignee_id is not null;
create index interactions_of_contact on interactions.interactions (contact_id, created_at desc);
create index interactions_of_last_agent on interactions.interactions (last_agent_id, last_message_at desc);
create index interactions_recent on interactions.interactions (last_message_at desc);

create table interactions.messages (
  id              bigint generated always as identity primary key,
  interaction_id  bigint      not null references interactions.interactions,
  direction       text        not null check (direction in ('in', 'out')),
  kind            text        not null default 'mail' check (kind in ('mail', 'bounce', 'auto-reply', 'feedback-report')),
  rfc_message_id  text,
  -- Two copies of one received mail have the same.
  fingerprint     text unique,
  in_reply_to     text[]      not null default '{}',
  refs            text[]      not null default '{}',
  sender          jsonb       not null,
  reply_to        jsonb       not null default '[]',
  recipients_to   jsonb       not null default '[]',
  recipients_cc   jsonb       not null default '[]',
  recipients_bcc  jsonb       not null default '[]',
  subject         text        not null default '',
  text            text        not null default '',
  fresh_text      text        not null default '',
  html            text,
  snippet         text        not null default '',
  written_at      timestamptz not null,
  created_at      timestamptz not null default now(),
  agent_id        bigint      references people.agents,
  verdict         jsonb,
  bounce          jsonb,
  invitation      jsonb,
  -- The ledger's row of a received mail; its raw bytes are there.
  ledger_id       bigint,
  -- Of a sent one: what became of it.
  delivery        text check (delivery in ('held', 'queued', 'sending', 'sent', 'failed', 'bounced', 'uncertain')),
  delivery_detail text,
  -- Of a held or queued one: not before.
  send_at         timestamptz,
  -- Of a sent one: which click it was, so that a repeated click is the same send.
  once_key        uuid
);
create unique index messages_once on interactions.messages (once_key) where once_key is not null;
create index messages_to_send on interactions.messages (id) where delivery in ('held', 'queued');
create index messages_of_interaction on interactions.messages (interaction_id, id);
create index messages_by_rfc_id on interactions.messages (rfc_message_id) where rfc_message_id is not null;

create table interactions.attachments (
  id         bigint generated always as identity primary key,
  message_id bigint  not null references interactions.messages on delete cascade,
  position   int     not null,
  name       text    not null,
  type       text    not null,
  size       bigint  not null,
  sha256     text    not null,
  content_id text,
  inline     boolean not null default false
);
create index attachments_of_message on interactions.attachments (message_id);

-- Every Message-ID an interaction holds or mentions: where a reply, or a parent that comes late, finds it.
create table interactions.thread_keys (
  rfc_id         text   primary key,
  interaction_id bigint not null references interactions.interactions
);
create index thread_keys_of_interaction on interactions.thread_keys (interaction_id);

-- How far each agent has read.
create table interactions.reads (
  agent_id        bigint not null references people.agents on delete cascade,
  interaction_id  bigint not null references interactions.interactions on delete cascade,
  seen_message_id bigint not null,
  primary key (agent_id, interaction_id)
);
