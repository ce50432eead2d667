-- Contacts that a person said are two, however alike they look.
create table contacts.told_apart (
  a_id        bigint      not null references contacts.contacts on delete cascade,
  b_id        bigint      not null references contacts.contacts on delete cascade,
  by_agent_id bigint      not null references people.agents,
  at          timestamptz not null default clock_timestamp(),
  primary key (a_id, b_id),
  check (a_id < b_id)
);
create index told_apart_other on contacts.told_apart (b_id);

-- Files of contacts that come in. The lines stand here until they are carried out; of a finished file only what was
-- refused is kept, for a while.
create schema contact_files;

create table contact_files.imports (
  id          bigint      generated always as identity primary key,
  by_agent_id bigint      not null references people.agents,
  file_name   text        not null,
  state       text        not null default 'reading' check (state in ('reading', 'ready', 'running', 'done')),
  encoding    text        not null,
  delimiter   text        not null,
  headers     text[]      not null default '{}',
  -- What each column is, in the order of the columns; null: it is left out.
  mapping     text[]      not null default '{}',
  lines       int         not null default 0,
  -- Lines up to this number are carried out: what runs again begins after it.
  done        int         not null default 0,
  created     int         not null default 0,
  updated     int         not null default 0,
  unchanged   int         not null default 0,
  refused     int         not null default 0,
  began_at    timestamptz not null default now(),
  finished_at timestamptz
);
create index imports_by_time on contact_files.imports (began_at);

create table contact_files.lines (
  import_id bigint not null references contact_files.imports on delete cascade,
  n         int    not null,
  cells     text[] not null,
  -- Why it was refused; null: it was not, or not yet.
  refused   text,
  primary key (import_id, n)
);
create index lines_refused on contact_files.lines (import_id, n) where refused is not null;
