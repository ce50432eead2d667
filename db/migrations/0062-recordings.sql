-- What is recorded of a call while it goes on, piece by piece as its page has it; joined into a file when it is over.
create table voice.recordings (
  call_id uuid not null references voice.calls (id) on delete cascade,
  piece integer not null,
  content bytea not null,
  primary key (call_id, piece)
);
