-- What was hidden is gone from the row; these say that it was there, and since when it is not.

alter table interactions.messages
  add column content_hidden_at timestamptz,
  add column author_hidden_at timestamptz;
