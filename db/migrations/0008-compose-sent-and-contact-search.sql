-- What an agent wrote, kept while a sent message can still be taken back into the draft.

create table compose.sent (
  message_id bigint      primary key,
  agent_id   bigint      not null references people.agents on delete cascade,
  content    jsonb       not null,
  sent_at    timestamptz not null default now()
);
create index sent_by_time on compose.sent (sent_at);
create index uploads_of_agent on compose.uploads (agent_id, created_at);

-- Names are found whatever their case and accents: "helene" finds Hélène.
create function contacts.fold(text) returns text
  language sql immutable parallel safe strict
  return lower(regexp_replace(normalize($1, NFKD), U&'[\0300-\036F]', '', 'g'));

create extension if not exists pg_trgm;
create index contacts_by_folded_name on contacts.contacts using gin (contacts.fold(name) gin_trgm_ops);
create index addresses_by_folded_address on contacts.addresses using gin (contacts.fold(address) gin_trgm_ops);
