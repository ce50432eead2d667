-- A text that leaves in several messages: each is known by its number as soon as it was taken, so that another try sends
-- only what did not leave. Null: it left as one with the others.
alter table texts.names add column part integer check (part > 0);
-- How many there are of it; null: it leaves as one.
alter table texts.outgoing add column parts integer check (parts > 1);
