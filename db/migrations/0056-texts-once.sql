-- Texts handed over once. Where a provider tells something: its address goes on with what we gave it (the key of a text).
alter table texts.ledger add column search text not null default '';
-- When the first byte of a try may have left; null while its process has only claimed it.
alter table texts.outgoing add column asked_at timestamptz;
-- What was told of each part of a text that leaves in several.
alter table texts.names add column state text check (state in ('sent', 'delivered', 'read', 'failed'));
update texts.outgoing set asked_at = now() where state = 'sending';
