-- Parts of long texts that came one by one: they wait here until all of them are there. Joined, a part keeps its name, by
-- which it is known when it is told again, and no word.
create table texts.parts (
  connection_id bigint not null references connections.connections (id),
  external_id text not null,
  key text not null,
  number integer not null,
  of integer not null,
  sender text not null,
  words text not null,
  sent_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  joined boolean not null default false,
  primary key (connection_id, external_id)
);
create index parts_that_wait on texts.parts (connection_id, key) where not joined;
