-- What a telephone connection did besides its calls, which say so themselves: for the administrator, a month.
create table voice.log (
  id bigint generated always as identity primary key,
  connection_id bigint not null references connections.connections(id) on delete cascade,
  at timestamptz not null default clock_timestamp(),
  what text not null check (what in ('ready', 'refused', 'lost', 'forged', 'saved')),
  detail text not null default ''
);
create index log_of_connection on voice.log (connection_id, at);
create index calls_of_connection on voice.calls (connection_id, started_at);
