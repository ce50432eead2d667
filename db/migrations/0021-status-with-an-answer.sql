-- The status that goes with an answer, and the one before it, for as long as the answer can be taken back.
alter table compose.sent
  add column then_status   text check (then_status in ('pending', 'escalated', 'resolved', 'closed')),
  -- Null: the status comes only when the answer leaves.
  add column status_before text;
