-- Something that a message said was masked; the rest of it stands.
alter table interactions.messages add column part_hidden_at timestamptz;
