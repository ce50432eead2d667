-- What is known of a person beyond what their mail says.

-- The one of their addresses that they would rather be reached at.
alter table contacts.addresses add column preferred boolean not null default false;
create unique index addresses_preferred on contacts.addresses (contact_id) where preferred;
-- One number is written in many ways: what tells two apart are its last ten digits.
alter table contacts.addresses add column digits text generated always as
  (case when kind <> 'email' then right(regexp_replace(address, '\D', '', 'g'), 10) end) stored;
create index addresses_by_digits on contacts.addresses (digits) where digits is not null;

-- Fields of the house's own choosing.
create table contacts.fields (
  id          bigint      generated always as identity primary key,
  name        text        not null check (name <> ''),
  folded      text        generated always as (contacts.fold(name)) stored,
  type        text        not null check (type in ('text', 'number', 'date', 'choice', 'yes-no', 'link', 'email', 'phone')),
  choices     text[]      not null default '{}',
  position    int         not null,
  shown       boolean     not null default true,
  required    boolean     not null default false,
  archived_at timestamptz
);
create unique index fields_living on contacts.fields (folded) where archived_at is null;

create table contacts.field_values (
  contact_id bigint not null references contacts.contacts on delete cascade,
  field_id   bigint not null references contacts.fields,
  value      text   not null check (value <> ''),
  primary key (contact_id, field_id)
);
create index field_values_by_field on contacts.field_values (field_id);

create table contacts.notes (
  id         bigint      generated always as identity primary key,
  contact_id bigint      not null references contacts.contacts on delete cascade,
  agent_id   bigint      not null references people.agents,
  text       text        not null,
  created_at timestamptz not null default now(),
  edited_at  timestamptz,
  once_key   uuid        not null unique
);
create index notes_of_contact on contacts.notes (contact_id, id desc);

-- Where the person is in a system of somebody else.
create table contacts.external_records (
  contact_id bigint not null references contacts.contacts on delete cascade,
  system     text   not null,
  record_id  text   not null,
  url        text,
  primary key (contact_id, system)
);

-- Two that turned out to be one. The row of the other stays, empty-handed, so that what leads to it still leads somewhere.
alter table contacts.contacts add column merged_into_id bigint references contacts.contacts;
create index contacts_by_merged_into on contacts.contacts (merged_into_id) where merged_into_id is not null;

-- What came with the other, to be given back.
create table contacts.merges (
  id              bigint      generated always as identity primary key,
  from_id         bigint      not null references contacts.contacts on delete cascade,
  into_id         bigint      not null references contacts.contacts on delete cascade,
  by_agent_id     bigint      not null references people.agents,
  at              timestamptz not null default clock_timestamp(),
  addresses       jsonb       not null,
  note_ids        bigint[]    not null,
  interaction_ids bigint[]    not null,
  -- Of the one that stayed, what was empty before and was filled in from the other.
  filled          jsonb       not null,
  undone_at       timestamptz,
  undone_by       bigint      references people.agents
);
create index merges_into on contacts.merges (into_id, id desc);
create unique index merges_standing on contacts.merges (from_id) where undone_at is null;
