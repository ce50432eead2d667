-- Files on the built-in telephone, those that it was sent and those that it sends.
create table texts.played_files (
  id bigint generated always as identity primary key,
  played_id bigint not null references texts.played(id) on delete cascade,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null
);
create index played_files_of on texts.played_files (played_id);
create index played_files_by_file on texts.played_files (sha256);
