-- A person who asks for it is forgotten; that interactions took place is not.

alter table contacts.contacts add column erased_at timestamptz;
alter table interactions.interactions add column erased_at timestamptz;

create table contacts.erasures (
  contact_id  bigint      primary key references contacts.contacts,
  by_agent_id bigint      not null references people.agents,
  reason      text        not null,
  at          timestamptz not null default clock_timestamp(),
  -- Interactions, and those that are done.
  total       int         not null,
  done        int         not null default 0,
  -- What the person is still known by elsewhere, and keys of their files: emptied as each is gone.
  addresses   text[]      not null,
  files       text[]      not null default '{}',
  finished_at timestamptz
);
