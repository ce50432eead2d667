-- A file that a visitor of a site has chosen: theirs until what goes with it is said, then one of the conversation.
create table texts.visitor_files (
  id uuid primary key default gen_random_uuid(),
  visitor_id bigint not null references texts.visitors(id) on delete cascade,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  added_at timestamptz not null default clock_timestamp()
);
create index visitor_files_of on texts.visitor_files (visitor_id);
create index visitor_files_by_time on texts.visitor_files (added_at);
create index visitor_files_by_file on texts.visitor_files (sha256);
