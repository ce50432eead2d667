-- Who writes on a site. Their words are in the interaction; here is only by what their browser is known again.
create table texts.visitors (
  id bigint generated always as identity primary key,
  connection_id bigint not null references connections.connections (id),
  token_hash bytea not null,
  address text not null,
  name text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  unique (connection_id, token_hash),
  unique (connection_id, address)
);
create index visitors_by_time on texts.visitors (seen_at);
