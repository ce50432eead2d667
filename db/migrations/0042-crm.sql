-- What HubSpot is told of interactions and contacts, and what is read of it.

create schema crm;

create table crm.settings (
  one               boolean     primary key default true check (one),
  -- As contract.ts says; {}: nobody set it up.
  value             jsonb       not null default '{}',
  -- Sealed.
  token             text,
  -- Where the token leads: { portalId, uiDomain }.
  portal            jsonb,
  -- Names this house in HubSpot, where several may write into one account.
  house             text        not null default substr(replace(gen_random_uuid()::text, '-', ''), 1, 10),
  -- HubSpot asked to be left alone until then, or nothing works until somebody mends it.
  quiet_until       timestamptz,
  failing_since     timestamptz,
  problem           text,
  said              text,
  told_at           timestamptz,
  -- Contacts changed in HubSpot are read from here on; `read_after`: the page of that search.
  read_since        timestamptz,
  read_after        text,
  read_due          timestamptz not null default now(),
  read_leased_until timestamptz,
  read_at           timestamptz
);
insert into crm.settings default values;

-- An interaction or a contact that is to be in HubSpot as it is here. The row is its own queue.
create table crm.work (
  id           bigint      generated always as identity primary key,
  kind         text        not null check (kind in ('interaction', 'contact')),
  subject_id   bigint      not null,
  -- The ticket or the contact there.
  hub_id       text,
  state        text        not null default 'waiting' check (state in ('waiting', 'sending', 'done', 'failed')),
  -- Grows with each change that is to be carried over: what came while it was being sent is sent again.
  wanted       int         not null default 1,
  claim        int         not null default 0,
  attempts     int         not null default 0,
  -- Of this round of tries: a person who tries again begins another.
  tries        int         not null default 0,
  due_at       timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  tried_at     timestamptz,
  synced_at    timestamptz,
  problem      text,
  said         text,
  -- Of a contact: what both sides agreed on, when it changed here and there. Of an interaction: whom the ticket is of.
  memory       jsonb       not null default '{}',
  -- What the last exchange changed.
  changed      jsonb       not null default '[]',
  unique (kind, subject_id)
);
create index work_due on crm.work (due_at) where state in ('waiting', 'sending');
create index work_by_time on crm.work (coalesce(tried_at, due_at) desc);

-- Notes of agents that are, or may be, in HubSpot. Written before one is made there: a note whose answer never came is
-- looked for first.
create table crm.notes (
  note_id        bigint primary key,
  interaction_id bigint not null,
  hub_id         text,
  -- Of the text as it was sent.
  digest         text
);
create index notes_of_interaction on crm.notes (interaction_id);
