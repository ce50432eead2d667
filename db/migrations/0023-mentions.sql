-- Who is named in a note. The text holds the name as it was written; this says whose it is, so that a person who is
-- renamed is shown by the new one.

create table notes_and_tags.mentions (
  note_id  bigint  not null references notes_and_tags.notes on delete cascade,
  agent_id bigint  not null references people.agents on delete cascade,
  -- As it stands in the text, without the @.
  written  text    not null,
  -- False: taken out of the text since. Who was told once is not told again.
  present  boolean not null default true,
  primary key (note_id, agent_id)
);
