-- What the migrations make. Written by `npm run schema`; never edited by hand.

create extension btree_gin;
create extension pg_trgm;

create schema compose;
create schema connections;
create schema contact_files;
create schema contacts;
create schema crm;
create schema customer_mailbox;
create schema dispositions;
create schema drafts;
create schema events;
create schema interactions;
create schema jobs;
create schema mail_in;
create schema mail_out;
create schema mailboxes;
create schema notes_and_tags;
create schema notices;
create schema people;
create schema permissions;
create schema quick_replies;
create schema routing;
create schema routing_rules;
create schema search;
create schema settings;
create schema snooze;
create schema spam;
create schema tags;
create schema texts;
create schema timers;
create schema transcripts;
create schema transfer;
create schema translation;
create schema translator;
create schema uploads;
create schema viewers;
create schema voice;
create schema webhooks;

create sequence drafts.version_numbers as bigint start 1 increment 1;

CREATE OR REPLACE FUNCTION contacts.fold(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(regexp_replace(NORMALIZE($1, NFKD), '[̀-ͯ]'::text, ''::text, 'g'::text));

CREATE OR REPLACE FUNCTION search.apart(said text, mark text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(said, '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af])'::text, ((mark || '\1'::text) || mark), 'g'::text);

CREATE OR REPLACE FUNCTION search.bare(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN NORMALIZE(regexp_replace(NORMALIZE($1, NFD), '[\u0300-\u036f]'::text, ''::text, 'g'::text), NFC);

CREATE OR REPLACE FUNCTION search.forms(said text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  written text := search.read(said);
  typed text := search.bare(written);
begin
  return (
    to_tsvector('pg_catalog.french', typed)::text || ' ' || to_tsvector('pg_catalog.english', typed)::text
    || case when typed = written then '' else ' ' || search.bare(to_tsvector('pg_catalog.french', written)::text) end
  )::tsvector;
end
$function$;

CREATE OR REPLACE FUNCTION search.parts(said text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN search.forms(((said || ' '::text) || translate(said, '@._-+/'::text, '      '::text)));

CREATE OR REPLACE FUNCTION search.place_at(moment timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
declare
  low bigint := 0;
  high bigint := coalesce((select max(id) + 1 from interactions.messages), 0);
  middle bigint;
begin
  while high - low > 1000 loop
    middle := (low + high) / 2;
    if coalesce((select m.created_at < moment - interval '1 hour' from interactions.messages m
                 where m.id >= middle order by m.id limit 1), false)
    then low := middle; else high := middle; end if;
  end loop;
  return low;
end
$function$;

CREATE OR REPLACE FUNCTION search.read(said text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN search.apart(regexp_replace(NORMALIZE(said, NFKC), '-(?=\d)'::text, ' '::text, 'g'::text), ' '::text);

CREATE OR REPLACE FUNCTION search.term(said text, at text, prefix boolean)
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
declare
  ending text := case when at = '' and not prefix then '' else ':' || at || case when prefix then '*' else '' end end;
  written text := '''' || replace(replace(search.read(said), '\', '\\'), '''', '''''') || '''' || ending;
  typed text := search.bare(written);
  any_of text[] := array[
    to_tsquery('pg_catalog.french', typed)::text,
    to_tsquery('pg_catalog.english', typed)::text,
    search.bare(to_tsquery('pg_catalog.french', written)::text)];
begin
  if '' = any (any_of) then any_of := '{}'; end if;
  if prefix then any_of := any_of || to_tsquery('pg_catalog.simple', typed)::text; end if;
  return coalesce((select string_agg(distinct '(' || one || ')', '|') from unnest(any_of) one), '')::tsquery;
end
$function$;

CREATE OR REPLACE FUNCTION search.words(people text, subject text, files text, body text)
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
begin
  return setweight(search.parts(people), 'A') || setweight(search.forms(subject), 'B')
    || setweight(search.parts(files), 'C') || search.forms(left(body, 200000));
exception when program_limit_exceeded then
  return setweight(search.parts(left(people, 10000)), 'A') || setweight(search.forms(left(subject, 2000)), 'B')
    || setweight(search.parts(left(files, 10000)), 'C') || search.forms(left(body, 20000));
end
$function$;

create table compose.outbound (
  id uuid default gen_random_uuid() not null,
  agent_id bigint not null,
  skill_id bigint not null,
  contact_id bigint,
  name text not null,
  address text not null,
  began_at timestamp with time zone default now() not null,
  message_id bigint,
  constraint outbound_pkey PRIMARY KEY (id),
  constraint outbound_message_id_key UNIQUE (message_id),
  constraint outbound_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint outbound_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contacts(id) ON DELETE SET NULL,
  constraint outbound_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES routing.skills(id)
);

CREATE INDEX outbound_being_written ON compose.outbound USING btree (agent_id, began_at) WHERE (message_id IS NULL);

create table compose.sent (
  message_id bigint not null,
  agent_id bigint not null,
  content jsonb not null,
  sent_at timestamp with time zone default now() not null,
  then_status text,
  status_before text,
  constraint sent_pkey PRIMARY KEY (message_id),
  constraint sent_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint sent_then_status_check CHECK ((then_status = ANY (ARRAY['pending'::text, 'escalated'::text, 'resolved'::text, 'closed'::text])))
);

CREATE INDEX sent_by_time ON compose.sent USING btree (sent_at);

create table connections.connections (
  id bigint generated always as identity not null,
  channel text not null,
  provider text not null,
  name text not null,
  address text default ''::text not null,
  skill_id bigint,
  settings jsonb default '{}'::jsonb not null,
  enabled boolean default true not null,
  created_at timestamp with time zone default now() not null,
  removed_at timestamp with time zone,
  constraint connections_pkey PRIMARY KEY (id),
  constraint connections_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES routing.skills(id),
  constraint connections_channel_check CHECK ((channel = ANY (ARRAY['voice'::text, 'chat'::text, 'sms'::text, 'whatsapp'::text, 'social-private'::text, 'social-public'::text])))
);

create table connections.secrets (
  connection_id bigint not null,
  name text not null,
  sealed text not null,
  constraint secrets_pkey PRIMARY KEY (connection_id, name),
  constraint secrets_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id) ON DELETE CASCADE
);

create table contact_files.imports (
  id bigint generated always as identity not null,
  by_agent_id bigint not null,
  file_name text not null,
  state text default 'reading'::text not null,
  encoding text not null,
  delimiter text not null,
  headers text[] default '{}'::text[] not null,
  mapping text[] default '{}'::text[] not null,
  lines integer default 0 not null,
  done integer default 0 not null,
  created integer default 0 not null,
  updated integer default 0 not null,
  unchanged integer default 0 not null,
  refused integer default 0 not null,
  began_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  constraint imports_pkey PRIMARY KEY (id),
  constraint imports_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES people.agents(id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'ready'::text, 'running'::text, 'done'::text])))
);

CREATE INDEX imports_by_time ON contact_files.imports USING btree (began_at);

create table contact_files.lines (
  import_id bigint not null,
  n integer not null,
  cells text[] not null,
  refused text,
  constraint lines_pkey PRIMARY KEY (import_id, n),
  constraint lines_import_id_fkey FOREIGN KEY (import_id) REFERENCES contact_files.imports(id) ON DELETE CASCADE
);

CREATE INDEX lines_refused ON contact_files.lines USING btree (import_id, n) WHERE (refused IS NOT NULL);

create table contacts.addresses (
  kind text not null,
  address text not null,
  contact_id bigint not null,
  folded text generated always as (contacts.fold(address)) stored,
  preferred boolean default false not null,
  digits text generated always as (
CASE
    WHEN (kind <> 'email'::text) THEN "right"(regexp_replace(address, '\D'::text, ''::text, 'g'::text), 10)
    ELSE NULL::text
END) stored,
  constraint addresses_pkey PRIMARY KEY (kind, address),
  constraint addresses_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contacts(id) ON DELETE CASCADE,
  constraint addresses_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'whatsapp'::text, 'chat'::text, 'social'::text])))
);

CREATE INDEX addresses_by_contact ON contacts.addresses USING btree (contact_id);
CREATE INDEX addresses_by_digits ON contacts.addresses USING btree (digits) WHERE (digits IS NOT NULL);
CREATE INDEX addresses_by_folded ON contacts.addresses USING gin (folded public.gin_trgm_ops);
CREATE UNIQUE INDEX addresses_preferred ON contacts.addresses USING btree (contact_id) WHERE preferred;

create table contacts.contacts (
  id bigint generated always as identity not null,
  name text default ''::text not null,
  language text,
  company text,
  place text,
  created_at timestamp with time zone default now() not null,
  folded text generated always as (contacts.fold(name)) stored,
  merged_into_id bigint,
  erased_at timestamp with time zone,
  constraint contacts_pkey PRIMARY KEY (id),
  constraint contacts_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES contacts.contacts(id)
);

CREATE INDEX contacts_by_folded ON contacts.contacts USING gin (folded public.gin_trgm_ops);
CREATE INDEX contacts_by_merged_into ON contacts.contacts USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX contacts_in_order ON contacts.contacts USING btree (((folded = ''::text)), folded COLLATE "C", id);

create table contacts.erasures (
  contact_id bigint not null,
  by_agent_id bigint not null,
  reason text not null,
  at timestamp with time zone default clock_timestamp() not null,
  total integer not null,
  done integer default 0 not null,
  addresses text[] not null,
  files text[] default '{}'::text[] not null,
  finished_at timestamp with time zone,
  constraint erasures_pkey PRIMARY KEY (contact_id),
  constraint erasures_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES people.agents(id),
  constraint erasures_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contacts(id)
);

create table contacts.external_records (
  contact_id bigint not null,
  system text not null,
  record_id text not null,
  url text,
  label text,
  synced_at timestamp with time zone,
  problem text,
  constraint external_records_pkey PRIMARY KEY (contact_id, system),
  constraint external_records_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contacts(id) ON DELETE CASCADE
);

create table contacts.field_values (
  contact_id bigint not null,
  field_id bigint not null,
  value text not null,
  constraint field_values_pkey PRIMARY KEY (contact_id, field_id),
  constraint field_values_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contacts(id) ON DELETE CASCADE,
  constraint field_values_field_id_fkey FOREIGN KEY (field_id) REFERENCES contacts.fields(id),
  constraint field_values_value_check CHECK ((value <> ''::text))
);

CREATE INDEX field_values_by_field ON contacts.field_values USING btree (field_id);

create table contacts.fields (
  id bigint generated always as identity not null,
  name text not null,
  folded text generated always as (contacts.fold(name)) stored,
  type text not null,
  choices text[] default '{}'::text[] not null,
  "position" integer not null,
  shown boolean default true not null,
  required boolean default false not null,
  archived_at timestamp with time zone,
  constraint fields_pkey PRIMARY KEY (id),
  constraint fields_name_check CHECK ((name <> ''::text)),
  constraint fields_type_check CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'choice'::text, 'yes-no'::text, 'link'::text, 'email'::text, 'phone'::text])))
);

CREATE UNIQUE INDEX fields_living ON contacts.fields USING btree (folded) WHERE (archived_at IS NULL);

create table contacts.merges (
  id bigint generated always as identity not null,
  from_id bigint not null,
  into_id bigint not null,
  by_agent_id bigint not null,
  at timestamp with time zone default clock_timestamp() not null,
  addresses jsonb not null,
  note_ids bigint[] not null,
  interaction_ids bigint[] not null,
  filled jsonb not null,
  undone_at timestamp with time zone,
  undone_by bigint,
  constraint merges_pkey PRIMARY KEY (id),
  constraint merges_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES people.agents(id),
  constraint merges_from_id_fkey FOREIGN KEY (from_id) REFERENCES contacts.contacts(id) ON DELETE CASCADE,
  constraint merges_into_id_fkey FOREIGN KEY (into_id) REFERENCES contacts.contacts(id) ON DELETE CASCADE,
  constraint merges_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES people.agents(id)
);

CREATE INDEX merges_into ON contacts.merges USING btree (into_id, id DESC);
CREATE UNIQUE INDEX merges_standing ON contacts.merges USING btree (from_id) WHERE (undone_at IS NULL);

create table contacts.notes (
  id bigint generated always as identity not null,
  contact_id bigint not null,
  agent_id bigint not null,
  text text not null,
  created_at timestamp with time zone default now() not null,
  edited_at timestamp with time zone,
  once_key uuid not null,
  constraint notes_pkey PRIMARY KEY (id),
  constraint notes_once_key_key UNIQUE (once_key),
  constraint notes_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id),
  constraint notes_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contacts(id) ON DELETE CASCADE
);

CREATE INDEX notes_of_contact ON contacts.notes USING btree (contact_id, id DESC);

create table contacts.told_apart (
  a_id bigint not null,
  b_id bigint not null,
  by_agent_id bigint not null,
  at timestamp with time zone default clock_timestamp() not null,
  constraint told_apart_pkey PRIMARY KEY (a_id, b_id),
  constraint told_apart_a_id_fkey FOREIGN KEY (a_id) REFERENCES contacts.contacts(id) ON DELETE CASCADE,
  constraint told_apart_b_id_fkey FOREIGN KEY (b_id) REFERENCES contacts.contacts(id) ON DELETE CASCADE,
  constraint told_apart_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES people.agents(id),
  constraint told_apart_check CHECK ((a_id < b_id))
);

CREATE INDEX told_apart_other ON contacts.told_apart USING btree (b_id);

create table crm.notes (
  note_id bigint not null,
  interaction_id bigint not null,
  hub_id text,
  digest text,
  constraint notes_pkey PRIMARY KEY (note_id)
);

CREATE INDEX notes_of_interaction ON crm.notes USING btree (interaction_id);

create table crm.settings (
  one boolean default true not null,
  value jsonb default '{}'::jsonb not null,
  token text,
  portal jsonb,
  house text default substr(replace((gen_random_uuid())::text, '-'::text, ''::text), 1, 10) not null,
  quiet_until timestamp with time zone,
  failing_since timestamp with time zone,
  problem text,
  said text,
  told_at timestamp with time zone,
  read_since timestamp with time zone,
  read_after text,
  read_due timestamp with time zone default now() not null,
  read_leased_until timestamp with time zone,
  read_at timestamp with time zone,
  constraint settings_pkey PRIMARY KEY (one),
  constraint settings_one_check CHECK (one)
);

create table crm.work (
  id bigint generated always as identity not null,
  kind text not null,
  subject_id bigint not null,
  hub_id text,
  state text default 'waiting'::text not null,
  wanted integer default 1 not null,
  claim integer default 0 not null,
  attempts integer default 0 not null,
  tries integer default 0 not null,
  due_at timestamp with time zone default clock_timestamp() not null,
  leased_until timestamp with time zone,
  tried_at timestamp with time zone,
  synced_at timestamp with time zone,
  problem text,
  said text,
  memory jsonb default '{}'::jsonb not null,
  changed jsonb default '[]'::jsonb not null,
  constraint work_pkey PRIMARY KEY (id),
  constraint work_kind_subject_id_key UNIQUE (kind, subject_id),
  constraint work_kind_check CHECK ((kind = ANY (ARRAY['interaction'::text, 'contact'::text]))),
  constraint work_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'done'::text, 'failed'::text])))
);

CREATE INDEX work_by_time ON crm.work USING btree (COALESCE(tried_at, due_at) DESC);
CREATE INDEX work_due ON crm.work USING btree (due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));

create table customer_mailbox.mail (
  id bigint generated always as identity not null,
  outgoing_id bigint,
  recipient text not null,
  sender text not null,
  subject text default ''::text not null,
  received_at timestamp with time zone default now() not null,
  seen boolean default false not null,
  raw bytea not null,
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_outgoing_id_recipient_key UNIQUE (outgoing_id, recipient)
);

CREATE INDEX customer_mail_by_recipient ON customer_mailbox.mail USING btree (recipient, id DESC);

create table dispositions.chosen (
  interaction_id bigint not null,
  disposition_id bigint not null,
  chosen_by bigint not null,
  chosen_at timestamp with time zone default now() not null,
  constraint chosen_pkey PRIMARY KEY (interaction_id),
  constraint chosen_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES people.agents(id),
  constraint chosen_disposition_id_fkey FOREIGN KEY (disposition_id) REFERENCES dispositions.dispositions(id),
  constraint chosen_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

CREATE INDEX chosen_by_disposition ON dispositions.chosen USING btree (disposition_id);

create table dispositions.dispositions (
  id bigint generated always as identity not null,
  name text not null,
  "position" integer not null,
  archived_at timestamp with time zone,
  constraint dispositions_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX dispositions_by_name ON dispositions.dispositions USING btree (lower(name));

create table dispositions.offered (
  skill_id bigint not null,
  disposition_id bigint not null,
  constraint offered_pkey PRIMARY KEY (skill_id, disposition_id),
  constraint offered_disposition_id_fkey FOREIGN KEY (disposition_id) REFERENCES dispositions.dispositions(id) ON DELETE CASCADE,
  constraint offered_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES routing.skills(id) ON DELETE CASCADE
);

CREATE INDEX offered_by_disposition ON dispositions.offered USING btree (disposition_id);

create table dispositions.skill_rules (
  skill_id bigint not null,
  disposition_required boolean default false not null,
  status_required boolean default true not null,
  constraint skill_rules_pkey PRIMARY KEY (skill_id),
  constraint skill_rules_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES routing.skills(id) ON DELETE CASCADE
);

create table drafts.drafts (
  id bigint generated always as identity not null,
  agent_id bigint not null,
  key text not null,
  interaction_id bigint,
  content jsonb not null,
  version bigint default nextval('drafts.version_numbers'::regclass) not null,
  writer uuid,
  note jsonb,
  began_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  constraint drafts_pkey PRIMARY KEY (id),
  constraint drafts_agent_id_key_key UNIQUE (agent_id, key),
  constraint drafts_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint drafts_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

CREATE INDEX drafts_of_interaction ON drafts.drafts USING btree (interaction_id) WHERE (interaction_id IS NOT NULL);

create table drafts.versions (
  id bigint generated always as identity not null,
  agent_id bigint not null,
  key text not null,
  content jsonb not null,
  bytes bigint not null,
  reason text not null,
  by_agent_id bigint,
  sent_as bigint,
  kept_at timestamp with time zone default now() not null,
  constraint versions_pkey PRIMARY KEY (id),
  constraint versions_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint versions_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES people.agents(id) ON DELETE SET NULL
);

CREATE INDEX versions_by_time ON drafts.versions USING btree (kept_at);
CREATE INDEX versions_of_draft ON drafts.versions USING btree (agent_id, key, id);
CREATE INDEX versions_sent_as ON drafts.versions USING btree (sent_as) WHERE (sent_as IS NOT NULL);

create table events.cursors (
  reader text not null,
  xid xid8 not null,
  id bigint not null,
  constraint cursors_pkey PRIMARY KEY (reader)
);

create table events.journal (
  id bigint generated always as identity not null,
  xid xid8 default pg_current_xact_id() not null,
  at timestamp with time zone default clock_timestamp() not null,
  kind text not null,
  interaction_id bigint,
  contact_id bigint,
  agent_id bigint,
  data jsonb default '{}'::jsonb not null,
  constraint journal_pkey PRIMARY KEY (xid, id)
);

CREATE INDEX journal_by_interaction ON events.journal USING btree (interaction_id, id) WHERE (interaction_id IS NOT NULL);

create table interactions.attachments (
  id bigint generated always as identity not null,
  message_id bigint not null,
  "position" integer not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  content_id text,
  inline boolean default false not null,
  constraint attachments_pkey PRIMARY KEY (id),
  constraint attachments_message_id_fkey FOREIGN KEY (message_id) REFERENCES interactions.messages(id) ON DELETE CASCADE
);

CREATE INDEX attachments_by_file ON interactions.attachments USING btree (sha256);
CREATE INDEX attachments_of_message ON interactions.attachments USING btree (message_id);

create table interactions.guests (
  interaction_id bigint not null,
  agent_id bigint not null,
  invited_at timestamp with time zone default now() not null,
  constraint guests_pkey PRIMARY KEY (interaction_id, agent_id),
  constraint guests_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint guests_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

CREATE INDEX guests_by_agent ON interactions.guests USING btree (agent_id);

create table interactions.interactions (
  id bigint generated always as identity not null,
  channel text default 'email'::text not null,
  mailbox_id bigint,
  contact_id bigint not null,
  skill_id bigint,
  subject text not null,
  snippet text default ''::text not null,
  status text default 'new'::text not null,
  assignee_id bigint,
  assigned_at timestamp with time zone,
  last_agent_id bigint,
  waiting_for text default 'agent'::text not null,
  previous_id bigint,
  merged_into_id bigint,
  message_count integer default 0 not null,
  last_message_at timestamp with time zone default now() not null,
  created_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  priority integer,
  trashed_at timestamp with time zone,
  trashed_by bigint,
  status_before_trash text,
  assignee_before_trash bigint,
  split_root_id bigint,
  erased_at timestamp with time zone,
  constraint interactions_pkey PRIMARY KEY (id),
  constraint interactions_assignee_before_trash_fkey FOREIGN KEY (assignee_before_trash) REFERENCES people.agents(id),
  constraint interactions_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES people.agents(id),
  constraint interactions_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES contacts.contacts(id),
  constraint interactions_last_agent_id_fkey FOREIGN KEY (last_agent_id) REFERENCES people.agents(id),
  constraint interactions_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes.mailboxes(id),
  constraint interactions_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES interactions.interactions(id),
  constraint interactions_previous_id_fkey FOREIGN KEY (previous_id) REFERENCES interactions.interactions(id),
  constraint interactions_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES routing.skills(id),
  constraint interactions_trashed_by_fkey FOREIGN KEY (trashed_by) REFERENCES people.agents(id),
  constraint interactions_priority_check CHECK (((priority >= 1) AND (priority <= 10))),
  constraint interactions_status_check CHECK ((status = ANY (ARRAY['new'::text, 'open'::text, 'pending'::text, 'escalated'::text, 'resolved'::text, 'closed'::text]))),
  constraint interactions_trash_check CHECK (((trashed_at IS NULL) = (status_before_trash IS NULL))),
  constraint interactions_waiting_for_check CHECK ((waiting_for = ANY (ARRAY['agent'::text, 'customer'::text])))
) with (fillfactor=80);

CREATE INDEX interactions_by_merged_into ON interactions.interactions USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX interactions_by_previous ON interactions.interactions USING btree (previous_id) WHERE (previous_id IS NOT NULL);
CREATE INDEX interactions_in_trash ON interactions.interactions USING btree (id DESC) WHERE (trashed_at IS NOT NULL);
CREATE INDEX interactions_inbox ON interactions.interactions USING btree (assignee_id, last_message_at DESC) WHERE (assignee_id IS NOT NULL);
CREATE INDEX interactions_of_contact ON interactions.interactions USING btree (contact_id, created_at DESC);
CREATE INDEX interactions_of_last_agent ON interactions.interactions USING btree (last_agent_id, last_message_at DESC);
CREATE INDEX interactions_recent ON interactions.interactions USING btree (last_message_at DESC);

create table interactions.legs (
  id bigint generated always as identity not null,
  interaction_id bigint not null,
  channel text not null,
  connection_id bigint,
  address text not null,
  opened_by bigint,
  once_key uuid,
  opened_at timestamp with time zone default clock_timestamp() not null,
  last_in_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  constraint legs_pkey PRIMARY KEY (id),
  constraint legs_once_key_key UNIQUE (once_key),
  constraint legs_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id),
  constraint legs_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id),
  constraint legs_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES people.agents(id),
  constraint legs_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'voice'::text, 'chat'::text, 'sms'::text, 'whatsapp'::text, 'social-private'::text, 'social-public'::text]))),
  constraint legs_ended_by_check CHECK ((ended_by = ANY (ARRAY['contact'::text, 'agent'::text, 'system'::text])))
);

CREATE INDEX legs_by_address ON interactions.legs USING btree (connection_id, address, id);
CREATE INDEX legs_of_interaction ON interactions.legs USING btree (interaction_id, id);

create table interactions.messages (
  id bigint generated always as identity not null,
  interaction_id bigint not null,
  direction text not null,
  kind text default 'mail'::text not null,
  rfc_message_id text,
  fingerprint text,
  in_reply_to text[] default '{}'::text[] not null,
  refs text[] default '{}'::text[] not null,
  sender jsonb not null,
  reply_to jsonb default '[]'::jsonb not null,
  recipients_to jsonb default '[]'::jsonb not null,
  recipients_cc jsonb default '[]'::jsonb not null,
  recipients_bcc jsonb default '[]'::jsonb not null,
  subject text default ''::text not null,
  text text default ''::text not null,
  fresh_text text default ''::text not null,
  html text,
  snippet text default ''::text not null,
  written_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  agent_id bigint,
  verdict jsonb,
  bounce jsonb,
  invitation jsonb,
  ledger_id bigint,
  delivery text,
  delivery_detail text,
  send_at timestamp with time zone,
  once_key uuid,
  scheduled boolean default false not null,
  forward_of bigint,
  content_hidden_at timestamp with time zone,
  author_hidden_at timestamp with time zone,
  part_hidden_at timestamp with time zone,
  original jsonb,
  channel text default 'email'::text not null,
  leg_id bigint,
  external_id text,
  template jsonb,
  constraint messages_pkey PRIMARY KEY (id),
  constraint messages_fingerprint_key UNIQUE (fingerprint),
  constraint messages_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id),
  constraint messages_forward_of_fkey FOREIGN KEY (forward_of) REFERENCES interactions.messages(id),
  constraint messages_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id),
  constraint messages_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES interactions.legs(id),
  constraint messages_delivery_check CHECK ((delivery = ANY (ARRAY['held'::text, 'queued'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'read'::text, 'failed'::text, 'bounced'::text, 'uncertain'::text]))),
  constraint messages_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['mail'::text, 'bounce'::text, 'auto-reply'::text, 'feedback-report'::text, 'forward'::text, 'transcript'::text, 'text'::text, 'call'::text])))
);

CREATE INDEX messages_by_rfc_id ON interactions.messages USING btree (rfc_message_id) WHERE (rfc_message_id IS NOT NULL);
CREATE INDEX messages_forward_of ON interactions.messages USING btree (forward_of) WHERE (forward_of IS NOT NULL);
CREATE INDEX messages_of_interaction ON interactions.messages USING btree (interaction_id, id);
CREATE INDEX messages_of_leg ON interactions.messages USING btree (leg_id, id) WHERE (leg_id IS NOT NULL);
CREATE UNIQUE INDEX messages_once ON interactions.messages USING btree (once_key) WHERE (once_key IS NOT NULL);
CREATE INDEX messages_scheduled ON interactions.messages USING btree (interaction_id) WHERE (scheduled AND (delivery = 'held'::text));
CREATE INDEX messages_to_send ON interactions.messages USING btree (id) WHERE (delivery = ANY (ARRAY['held'::text, 'queued'::text]));

create table interactions.reads (
  agent_id bigint not null,
  interaction_id bigint not null,
  seen_message_id bigint not null,
  constraint reads_pkey PRIMARY KEY (agent_id, interaction_id),
  constraint reads_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint reads_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

create table interactions.splits (
  id bigint generated always as identity not null,
  from_id bigint not null,
  into_id bigint not null,
  by_agent_id bigint not null,
  messages integer not null,
  at timestamp with time zone default clock_timestamp() not null,
  constraint splits_pkey PRIMARY KEY (id),
  constraint splits_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES people.agents(id),
  constraint splits_from_id_fkey FOREIGN KEY (from_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE,
  constraint splits_into_id_fkey FOREIGN KEY (into_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

CREATE INDEX splits_from ON interactions.splits USING btree (from_id);
CREATE INDEX splits_into ON interactions.splits USING btree (into_id);

create table interactions.thread_keys (
  rfc_id text not null,
  interaction_id bigint not null,
  constraint thread_keys_pkey PRIMARY KEY (rfc_id),
  constraint thread_keys_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id)
);

CREATE INDEX thread_keys_of_interaction ON interactions.thread_keys USING btree (interaction_id);

create table jobs.jobs (
  id bigint generated always as identity not null,
  kind text not null,
  key text,
  payload jsonb default '{}'::jsonb not null,
  run_at timestamp with time zone default now() not null,
  attempts integer default 0 not null,
  max_attempts integer default 20 not null,
  revision integer default 0 not null,
  leased_until timestamp with time zone,
  last_error text,
  failed_at timestamp with time zone,
  constraint jobs_pkey PRIMARY KEY (id),
  constraint jobs_key_key UNIQUE (key)
);

CREATE INDEX jobs_due ON jobs.jobs USING btree (run_at) WHERE (failed_at IS NULL);

create table mail_in.imap_cursors (
  mailbox_id bigint not null,
  folder text not null,
  uid_validity text not null,
  last_uid bigint not null,
  constraint imap_cursors_pkey PRIMARY KEY (mailbox_id, folder),
  constraint imap_cursors_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes.mailboxes(id) ON DELETE CASCADE
);

create table mail_in.ledger (
  id bigint generated always as identity not null,
  source text not null,
  source_key text,
  remote_ip text,
  helo text,
  envelope_from text default ''::text not null,
  envelope_to text[] default '{}'::text[] not null,
  size integer not null,
  received_at timestamp with time zone default now() not null,
  state text default 'received'::text not null,
  reason text,
  subject text default ''::text not null,
  sender text default ''::text not null,
  interaction_id bigint,
  message_id bigint,
  attempts integer default 0 not null,
  leased_until timestamp with time zone,
  settled_at timestamp with time zone,
  constraint ledger_pkey PRIMARY KEY (id),
  constraint ledger_source_key_key UNIQUE (source_key),
  constraint ledger_state_check CHECK ((state = ANY (ARRAY['received'::text, 'threaded'::text, 'duplicate'::text, 'loop'::text, 'spam'::text, 'quarantined'::text, 'refused'::text])))
) with (fillfactor=80);

CREATE INDEX ledger_quarantine ON mail_in.ledger USING btree (id) WHERE (state = 'quarantined'::text);
CREATE INDEX ledger_to_do ON mail_in.ledger USING btree (id) WHERE (state = 'received'::text);

create table mail_in.raw (
  ledger_id bigint not null,
  bytes bytea not null storage external,
  constraint raw_pkey PRIMARY KEY (ledger_id),
  constraint raw_ledger_id_fkey FOREIGN KEY (ledger_id) REFERENCES mail_in.ledger(id) ON DELETE CASCADE
);

create table mail_in.watch_leases (
  mailbox_id bigint not null,
  holder uuid not null,
  leased_until timestamp with time zone not null,
  constraint watch_leases_pkey PRIMARY KEY (mailbox_id),
  constraint watch_leases_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes.mailboxes(id) ON DELETE CASCADE
);

create table mail_in.watch_state (
  mailbox_id bigint not null,
  state text not null,
  detail text default ''::text not null,
  since timestamp with time zone default now() not null,
  constraint watch_state_pkey PRIMARY KEY (mailbox_id),
  constraint watch_state_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes.mailboxes(id) ON DELETE CASCADE
);

create table mail_out.outgoing (
  id bigint generated always as identity not null,
  message_id bigint not null,
  interaction_id bigint not null,
  mailbox_id bigint not null,
  envelope_from text not null,
  envelope_to text[] not null,
  state text default 'queued'::text not null,
  send_at timestamp with time zone default now() not null,
  attempts integer default 0 not null,
  leased_until timestamp with time zone,
  last_error text,
  answer text,
  sent_at timestamp with time zone,
  stage text default 'waiting'::text not null,
  claim bigint default 0 not null,
  reached text[] default '{}'::text[] not null,
  refused jsonb default '[]'::jsonb not null,
  started_at timestamp with time zone default now() not null,
  constraint outgoing_pkey PRIMARY KEY (id),
  constraint outgoing_message_id_key UNIQUE (message_id),
  constraint outgoing_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes.mailboxes(id),
  constraint outgoing_stage_check CHECK ((stage = ANY (ARRAY['waiting'::text, 'connecting'::text, 'handing'::text]))),
  constraint outgoing_state_check CHECK ((state = ANY (ARRAY['held'::text, 'queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'uncertain'::text, 'cancelled'::text])))
) with (fillfactor=80);

CREATE INDEX outgoing_to_do ON mail_out.outgoing USING btree (send_at) WHERE (state = ANY (ARRAY['held'::text, 'queued'::text, 'sending'::text]));

create table mailboxes.mailboxes (
  id bigint generated always as identity not null,
  address text not null,
  name text not null,
  skill_id bigint,
  language text default 'fr'::text not null,
  incoming jsonb default '{"kind": "listener"}'::jsonb not null,
  outgoing jsonb default '{"kind": "customer-mailbox"}'::jsonb not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  signature text default ''::text not null,
  constraint mailboxes_pkey PRIMARY KEY (id),
  constraint mailboxes_address_key UNIQUE (address),
  constraint mailboxes_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES routing.skills(id),
  constraint mailboxes_address_check CHECK ((address = lower(address))),
  constraint mailboxes_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text])))
);

create table mailboxes.secrets (
  mailbox_id bigint not null,
  name text not null,
  sealed text not null,
  constraint secrets_pkey PRIMARY KEY (mailbox_id, name),
  constraint secrets_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes.mailboxes(id) ON DELETE CASCADE
);

create table mailboxes.senders (
  id bigint generated always as identity not null,
  mailbox_id bigint not null,
  address text not null,
  name text not null,
  constraint senders_pkey PRIMARY KEY (id),
  constraint senders_mailbox_id_address_key UNIQUE (mailbox_id, address),
  constraint senders_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes.mailboxes(id) ON DELETE CASCADE,
  constraint senders_address_check CHECK ((address = lower(address)))
);

CREATE INDEX senders_by_address ON mailboxes.senders USING btree (address);

create table notes_and_tags.mentions (
  note_id bigint not null,
  agent_id bigint not null,
  written text not null,
  present boolean default true not null,
  constraint mentions_pkey PRIMARY KEY (note_id, agent_id),
  constraint mentions_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint mentions_note_id_fkey FOREIGN KEY (note_id) REFERENCES notes_and_tags.notes(id) ON DELETE CASCADE
);

create table notes_and_tags.notes (
  id bigint generated always as identity not null,
  interaction_id bigint not null,
  agent_id bigint not null,
  text text not null,
  created_at timestamp with time zone default now() not null,
  edited_at timestamp with time zone,
  once_key uuid not null,
  constraint notes_pkey PRIMARY KEY (id),
  constraint notes_once_key_key UNIQUE (once_key),
  constraint notes_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id),
  constraint notes_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

CREATE INDEX notes_of_interaction ON notes_and_tags.notes USING btree (interaction_id, id);

create table notices.choices (
  agent_id bigint not null,
  desktop text[] not null,
  sound text[] not null,
  constraint choices_pkey PRIMARY KEY (agent_id),
  constraint choices_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE
);

create table notices.notices (
  id bigint generated always as identity not null,
  agent_id bigint not null,
  kind text not null,
  interaction_id bigint,
  by_agent_id bigint,
  data jsonb default '{}'::jsonb not null,
  at timestamp with time zone default now() not null,
  seen_at timestamp with time zone,
  constraint notices_pkey PRIMARY KEY (id),
  constraint notices_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint notices_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES people.agents(id) ON DELETE SET NULL,
  constraint notices_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

CREATE INDEX notices_by_age ON notices.notices USING btree (at);
CREATE INDEX notices_of_agent ON notices.notices USING btree (agent_id, id DESC);
CREATE INDEX notices_unseen ON notices.notices USING btree (agent_id) WHERE (seen_at IS NULL);

create table people.agents (
  id bigint generated always as identity not null,
  name text not null,
  login text not null,
  email text not null,
  password_hash text not null,
  role text not null,
  language text default 'fr'::text not null,
  theme text default 'auto'::text not null,
  team_id bigint,
  email_enabled boolean default true not null,
  inbox_limit integer,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  title text default ''::text not null,
  constraint agents_pkey PRIMARY KEY (id),
  constraint agents_login_key UNIQUE (login),
  constraint agents_team_id_fkey FOREIGN KEY (team_id) REFERENCES people.teams(id),
  constraint agents_email_check CHECK ((email = lower(email))),
  constraint agents_inbox_limit_check CHECK (((inbox_limit >= 1) AND (inbox_limit <= 1000))),
  constraint agents_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text]))),
  constraint agents_login_check CHECK ((login = lower(login))),
  constraint agents_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'supervisor'::text, 'administrator'::text]))),
  constraint agents_theme_check CHECK ((theme = ANY (ARRAY['auto'::text, 'light'::text, 'dark'::text])))
);

create table people.failed_sign_ins (
  key text not null,
  at timestamp with time zone default now() not null
);

CREATE INDEX failed_sign_ins_by_key ON people.failed_sign_ins USING btree (key, at);

create table people.presence (
  agent_id bigint not null,
  state text default 'unavailable'::text not null,
  reason text,
  since timestamp with time zone default now() not null,
  constraint presence_pkey PRIMARY KEY (agent_id),
  constraint presence_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint presence_state_check CHECK ((state = ANY (ARRAY['available'::text, 'working'::text, 'unavailable'::text])))
);

create table people.sessions (
  token_hash bytea not null,
  agent_id bigint not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  user_agent text default ''::text not null,
  constraint sessions_pkey PRIMARY KEY (token_hash),
  constraint sessions_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE
);

CREATE INDEX sessions_by_agent ON people.sessions USING btree (agent_id);

create table people.signatures (
  agent_id bigint not null,
  mailbox_id bigint,
  html text not null,
  enabled boolean default true not null,
  constraint signatures_agent_id_mailbox_id_key UNIQUE NULLS NOT DISTINCT (agent_id, mailbox_id),
  constraint signatures_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint signatures_mailbox_id_fkey FOREIGN KEY (mailbox_id) REFERENCES mailboxes.mailboxes(id) ON DELETE CASCADE
);

create table people.teams (
  id bigint generated always as identity not null,
  name text not null,
  inbox_limit integer default 5 not null,
  constraint teams_pkey PRIMARY KEY (id),
  constraint teams_name_key UNIQUE (name),
  constraint teams_inbox_limit_check CHECK (((inbox_limit >= 1) AND (inbox_limit <= 1000)))
);

create table permissions.rules (
  switch text not null,
  role text,
  team_id bigint,
  agent_id bigint,
  allowed boolean not null,
  constraint rules_switch_role_team_id_agent_id_key UNIQUE NULLS NOT DISTINCT (switch, role, team_id, agent_id),
  constraint rules_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint rules_team_id_fkey FOREIGN KEY (team_id) REFERENCES people.teams(id) ON DELETE CASCADE,
  constraint rules_check CHECK ((num_nonnulls(role, team_id, agent_id) = 1)),
  constraint rules_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'supervisor'::text, 'administrator'::text])))
);

create table public.migrations (
  name text not null,
  at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table quick_replies.favourites (
  agent_id bigint not null,
  reply_id bigint not null,
  constraint favourites_pkey PRIMARY KEY (agent_id, reply_id),
  constraint favourites_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint favourites_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES quick_replies.replies(id) ON DELETE CASCADE
);

create table quick_replies.replies (
  id bigint generated always as identity not null,
  name text not null,
  language text not null,
  skill_ids bigint[] default '{}'::bigint[] not null,
  html text not null,
  text text not null,
  fields jsonb default '[]'::jsonb not null,
  version integer default 1 not null,
  archived_at timestamp with time zone,
  updated_by bigint,
  updated_at timestamp with time zone default now() not null,
  constraint replies_pkey PRIMARY KEY (id),
  constraint replies_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES people.agents(id) ON DELETE SET NULL,
  constraint replies_language_check CHECK ((language = ANY (ARRAY['fr'::text, 'en'::text, 'any'::text])))
);

create table quick_replies.uses (
  id bigint generated always as identity not null,
  reply_id bigint not null,
  agent_id bigint not null,
  interaction_id bigint,
  at timestamp with time zone default now() not null,
  constraint uses_pkey PRIMARY KEY (id),
  constraint uses_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint uses_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE SET NULL,
  constraint uses_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES quick_replies.replies(id) ON DELETE CASCADE
);

CREATE INDEX uses_of_reply ON quick_replies.uses USING btree (reply_id, at);

create table quick_replies.versions (
  reply_id bigint not null,
  version integer not null,
  content jsonb not null,
  kept_by bigint,
  kept_at timestamp with time zone default now() not null,
  constraint versions_pkey PRIMARY KEY (reply_id, version),
  constraint versions_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES people.agents(id) ON DELETE SET NULL,
  constraint versions_reply_id_fkey FOREIGN KEY (reply_id) REFERENCES quick_replies.replies(id) ON DELETE CASCADE
);

create table routing.channel_limits (
  channel text not null,
  most integer not null,
  constraint channel_limits_pkey PRIMARY KEY (channel),
  constraint channel_limits_most_check CHECK (((most >= 1) AND (most <= 1000)))
);

create table routing.offers (
  id bigint generated always as identity not null,
  interaction_id bigint not null,
  agent_id bigint not null,
  made_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  outcome text,
  constraint offers_pkey PRIMARY KEY (id),
  constraint offers_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint offers_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE,
  constraint offers_outcome_check CHECK ((outcome = ANY (ARRAY['accepted'::text, 'rejected'::text, 'expired'::text, 'withdrawn'::text])))
);

CREATE INDEX offers_of_agent ON routing.offers USING btree (agent_id) WHERE (outcome IS NULL);
CREATE INDEX offers_of_interaction ON routing.offers USING btree (interaction_id, id);
CREATE UNIQUE INDEX offers_standing ON routing.offers USING btree (interaction_id) WHERE (outcome IS NULL);

create table routing.pace (
  skill_id bigint not null,
  minute timestamp with time zone not null,
  given integer not null,
  constraint pace_pkey PRIMARY KEY (skill_id, minute),
  constraint pace_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES routing.skills(id) ON DELETE CASCADE
);

create table routing.proficiencies (
  agent_id bigint not null,
  skill_id bigint not null,
  level integer default 10 not null,
  constraint proficiencies_pkey PRIMARY KEY (agent_id, skill_id),
  constraint proficiencies_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint proficiencies_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES routing.skills(id) ON DELETE CASCADE,
  constraint proficiencies_level_check CHECK (((level >= 1) AND (level <= 20)))
);

CREATE INDEX proficiencies_by_skill ON routing.proficiencies USING btree (skill_id, level);

create table routing.queue (
  interaction_id bigint not null,
  skill_id bigint,
  priority integer not null,
  queued_at timestamp with time zone default now() not null,
  preferred_agent_id bigint,
  offered boolean default false not null,
  team_id bigint,
  handed_on_by bigint,
  channel text default 'email'::text not null,
  constraint queue_pkey PRIMARY KEY (interaction_id),
  constraint queue_handed_on_by_fkey FOREIGN KEY (handed_on_by) REFERENCES people.agents(id) ON DELETE SET NULL,
  constraint queue_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE,
  constraint queue_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES routing.skills(id),
  constraint queue_team_id_fkey FOREIGN KEY (team_id) REFERENCES people.teams(id) ON DELETE SET NULL
) with (fillfactor=70);

CREATE INDEX queue_handed_on ON routing.queue USING btree (handed_on_by) WHERE (handed_on_by IS NOT NULL);
CREATE INDEX queue_not_email ON routing.queue USING btree (skill_id, team_id) WHERE ((channel <> 'email'::text) AND (NOT offered));
CREATE INDEX queue_order ON routing.queue USING btree (skill_id, priority DESC, queued_at, interaction_id) WHERE ((NOT offered) AND (team_id IS NULL));
CREATE INDEX queue_order_of_team ON routing.queue USING btree (team_id, priority DESC, queued_at, interaction_id) WHERE ((NOT offered) AND (team_id IS NOT NULL));

create table routing.seats (
  agent_id bigint not null,
  last_given_at timestamp with time zone default '-infinity'::timestamp with time zone not null,
  missed_offers integer default 0 not null,
  voice_until timestamp with time zone,
  on_call boolean default false not null,
  constraint seats_pkey PRIMARY KEY (agent_id),
  constraint seats_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE
) with (fillfactor=50);

create table routing.skills (
  id bigint generated always as identity not null,
  name text not null,
  priority integer default 5 not null,
  offers boolean default false not null,
  offer_seconds integer default 60 not null,
  archived_at timestamp with time zone,
  outbound boolean default true not null,
  constraint skills_pkey PRIMARY KEY (id),
  constraint skills_name_key UNIQUE (name),
  constraint skills_offer_seconds_check CHECK (((offer_seconds >= 5) AND (offer_seconds <= 3600))),
  constraint skills_priority_check CHECK (((priority >= 1) AND (priority <= 10)))
);

create table routing.status_weights (
  status text not null,
  weight numeric(3,2) not null,
  constraint status_weights_pkey PRIMARY KEY (status),
  constraint status_weights_weight_check CHECK (((weight >= (0)::numeric) AND (weight <= (1)::numeric)))
);

create table routing_rules.auto_answers (
  address text not null,
  interaction_id bigint not null,
  answered_at timestamp with time zone default now() not null,
  constraint auto_answers_pkey PRIMARY KEY (address),
  constraint auto_answers_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

CREATE INDEX auto_answers_by_time ON routing_rules.auto_answers USING btree (answered_at);

create table routing_rules.sets (
  version integer not null,
  rules jsonb not null,
  saved_by bigint,
  saved_at timestamp with time zone default now() not null,
  constraint sets_pkey PRIMARY KEY (version),
  constraint sets_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES people.agents(id) ON DELETE SET NULL
);

create table search.backlog (
  only_one boolean default true not null,
  below bigint not null,
  constraint backlog_pkey PRIMARY KEY (only_one),
  constraint backlog_only_one_check CHECK (only_one)
);

create table search.documents (
  id bigint generated always as identity not null,
  kind text not null,
  ref_id bigint not null,
  interaction_id bigint not null,
  place bigint not null,
  segment integer generated always as ((place >> 14)) stored not null,
  words tsvector not null,
  indexed_at timestamp with time zone default clock_timestamp() not null,
  constraint documents_pkey PRIMARY KEY (id),
  constraint documents_kind_ref_id_key UNIQUE (kind, ref_id),
  constraint documents_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'note'::text])))
);

CREATE INDEX documents_by_words ON search.documents USING gin (segment, words) WITH (gin_pending_list_limit='512');
CREATE INDEX documents_of_interaction ON search.documents USING btree (interaction_id);

create table search.saved (
  id bigint generated always as identity not null,
  agent_id bigint not null,
  name text not null,
  asked jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint saved_pkey PRIMARY KEY (id),
  constraint saved_agent_id_name_key UNIQUE (agent_id, name),
  constraint saved_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE
);

create table settings.settings (
  key text not null,
  value jsonb not null,
  constraint settings_pkey PRIMARY KEY (key)
);

create table snooze.sleeps (
  interaction_id bigint not null,
  agent_id bigint not null,
  until timestamp with time zone not null,
  woken_at timestamp with time zone,
  constraint sleeps_pkey PRIMARY KEY (interaction_id),
  constraint sleeps_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint sleeps_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

CREATE INDEX sleeps_of_agent ON snooze.sleeps USING btree (agent_id);

create table spam.blocked (
  id bigint generated always as identity not null,
  kind text not null,
  value text not null,
  by_agent_id bigint,
  interaction_id bigint,
  at timestamp with time zone default now() not null,
  constraint blocked_pkey PRIMARY KEY (id),
  constraint blocked_kind_value_key UNIQUE (kind, value),
  constraint blocked_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES people.agents(id) ON DELETE SET NULL,
  constraint blocked_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE SET NULL,
  constraint blocked_kind_check CHECK ((kind = ANY (ARRAY['address'::text, 'domain'::text]))),
  constraint blocked_value_check CHECK ((value = lower(value)))
);

create table spam.stopped (
  ledger_id bigint not null,
  block_id bigint,
  subject text not null,
  at timestamp with time zone default now() not null,
  let_through_at timestamp with time zone,
  let_through_by bigint,
  constraint stopped_pkey PRIMARY KEY (ledger_id),
  constraint stopped_block_id_fkey FOREIGN KEY (block_id) REFERENCES spam.blocked(id) ON DELETE SET NULL,
  constraint stopped_let_through_by_fkey FOREIGN KEY (let_through_by) REFERENCES people.agents(id) ON DELETE SET NULL
);

CREATE INDEX stopped_by_block ON spam.stopped USING btree (block_id, ledger_id DESC) WHERE (let_through_at IS NULL);

create table tags.on_interactions (
  interaction_id bigint not null,
  tag_id bigint not null,
  by_agent_id bigint,
  at timestamp with time zone default now() not null,
  constraint on_interactions_pkey PRIMARY KEY (interaction_id, tag_id),
  constraint on_interactions_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES people.agents(id) ON DELETE SET NULL,
  constraint on_interactions_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE,
  constraint on_interactions_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tags.tags(id) ON DELETE CASCADE
);

CREATE INDEX on_interactions_by_tag ON tags.on_interactions USING btree (tag_id, interaction_id DESC);

create table tags.tags (
  id bigint generated always as identity not null,
  name text not null,
  folded text generated always as (contacts.fold(name)) stored,
  color text not null,
  created_by bigint,
  created_at timestamp with time zone default now() not null,
  archived_at timestamp with time zone,
  merged_into_id bigint,
  constraint tags_pkey PRIMARY KEY (id),
  constraint tags_created_by_fkey FOREIGN KEY (created_by) REFERENCES people.agents(id) ON DELETE SET NULL,
  constraint tags_merged_into_id_fkey FOREIGN KEY (merged_into_id) REFERENCES tags.tags(id),
  constraint tags_name_check CHECK ((name <> ''::text))
);

CREATE UNIQUE INDEX tags_living ON tags.tags USING btree (folded) WHERE (archived_at IS NULL);

create table texts.early_receipts (
  connection_id bigint not null,
  external_id text not null,
  state text not null,
  failure text,
  detail text default ''::text not null,
  at timestamp with time zone default clock_timestamp() not null,
  constraint early_receipts_pkey PRIMARY KEY (connection_id, external_id, state),
  constraint early_receipts_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id)
);

create table texts.ledger (
  id bigint generated always as identity not null,
  connection_id bigint not null,
  received_at timestamp with time zone default clock_timestamp() not null,
  raw bytea not null,
  headers jsonb default '{}'::jsonb not null,
  state text default 'received'::text not null,
  reason text,
  attempts integer default 0 not null,
  due_at timestamp with time zone default now() not null,
  leased_until timestamp with time zone,
  settled_at timestamp with time zone,
  search text default ''::text not null,
  constraint ledger_pkey PRIMARY KEY (id),
  constraint ledger_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id),
  constraint ledger_state_check CHECK ((state = ANY (ARRAY['received'::text, 'done'::text, 'quarantined'::text])))
);

CREATE INDEX ledger_by_time ON texts.ledger USING btree (received_at);
CREATE INDEX ledger_to_do ON texts.ledger USING btree (connection_id, id) WHERE (state = 'received'::text);

create table texts.lines (
  connection_id bigint not null,
  state text not null,
  detail text default ''::text not null,
  at timestamp with time zone default clock_timestamp() not null,
  constraint lines_pkey PRIMARY KEY (connection_id),
  constraint lines_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id) ON DELETE CASCADE
);

create table texts.log (
  id bigint generated always as identity not null,
  connection_id bigint not null,
  at timestamp with time zone default clock_timestamp() not null,
  what text not null,
  failure text,
  detail text default ''::text not null,
  constraint log_pkey PRIMARY KEY (id),
  constraint log_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id)
);

CREATE INDEX log_by_time ON texts.log USING btree (at);
CREATE INDEX log_of_connection ON texts.log USING btree (connection_id, id);

create table texts.names (
  connection_id bigint not null,
  external_id text not null,
  message_id bigint not null,
  state text,
  part integer,
  constraint names_pkey PRIMARY KEY (connection_id, external_id),
  constraint names_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id),
  constraint names_message_id_fkey FOREIGN KEY (message_id) REFERENCES interactions.messages(id) ON DELETE CASCADE,
  constraint names_part_check CHECK ((part > 0)),
  constraint names_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'delivered'::text, 'read'::text, 'failed'::text])))
);

CREATE INDEX names_of_message ON texts.names USING btree (message_id);

create table texts.opt_outs (
  connection_id bigint not null,
  address text not null,
  at timestamp with time zone default clock_timestamp() not null,
  constraint opt_outs_pkey PRIMARY KEY (connection_id, address),
  constraint opt_outs_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id)
);

create table texts.outgoing (
  message_id bigint not null,
  leg_id bigint not null,
  connection_id bigint not null,
  state text default 'queued'::text not null,
  claim integer default 0 not null,
  attempts integer default 0 not null,
  started_at timestamp with time zone default now() not null,
  due_at timestamp with time zone default now() not null,
  leased_until timestamp with time zone,
  asked_at timestamp with time zone,
  parts integer,
  constraint outgoing_pkey PRIMARY KEY (message_id),
  constraint outgoing_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id),
  constraint outgoing_message_id_fkey FOREIGN KEY (message_id) REFERENCES interactions.messages(id) ON DELETE CASCADE,
  constraint outgoing_parts_check CHECK ((parts > 1)),
  constraint outgoing_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'uncertain'::text])))
);

CREATE INDEX outgoing_to_do ON texts.outgoing USING btree (leg_id, message_id) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));

create table texts.parts (
  connection_id bigint not null,
  external_id text not null,
  key text not null,
  number integer not null,
  of integer not null,
  sender text not null,
  words text not null,
  sent_at timestamp with time zone not null,
  received_at timestamp with time zone default clock_timestamp() not null,
  joined boolean default false not null,
  constraint parts_pkey PRIMARY KEY (connection_id, external_id),
  constraint parts_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id)
);

CREATE INDEX parts_that_wait ON texts.parts USING btree (connection_id, key) WHERE (NOT joined);

create table texts.played (
  id bigint generated always as identity not null,
  connection_id bigint not null,
  phone text not null,
  name text default ''::text not null,
  direction text not null,
  text text not null,
  once_key uuid,
  at timestamp with time zone default clock_timestamp() not null,
  read_at timestamp with time zone,
  constraint played_pkey PRIMARY KEY (id),
  constraint played_once_key_key UNIQUE (once_key),
  constraint played_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id),
  constraint played_direction_check CHECK ((direction = ANY (ARRAY['to-them'::text, 'from-them'::text])))
);

CREATE INDEX played_by_phone ON texts.played USING btree (connection_id, phone, id);

create table texts.played_files (
  id bigint generated always as identity not null,
  played_id bigint not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  constraint played_files_pkey PRIMARY KEY (id),
  constraint played_files_played_id_fkey FOREIGN KEY (played_id) REFERENCES texts.played(id) ON DELETE CASCADE
);

CREATE INDEX played_files_by_file ON texts.played_files USING btree (sha256);
CREATE INDEX played_files_of ON texts.played_files USING btree (played_id);

create table texts.visitor_files (
  id uuid default gen_random_uuid() not null,
  visitor_id bigint not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  added_at timestamp with time zone default clock_timestamp() not null,
  constraint visitor_files_pkey PRIMARY KEY (id),
  constraint visitor_files_visitor_id_fkey FOREIGN KEY (visitor_id) REFERENCES texts.visitors(id) ON DELETE CASCADE
);

CREATE INDEX visitor_files_by_file ON texts.visitor_files USING btree (sha256);
CREATE INDEX visitor_files_by_time ON texts.visitor_files USING btree (added_at);
CREATE INDEX visitor_files_of ON texts.visitor_files USING btree (visitor_id);

create table texts.visitors (
  id bigint generated always as identity not null,
  connection_id bigint not null,
  token_hash bytea not null,
  address text not null,
  name text default ''::text not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  seen_at timestamp with time zone default clock_timestamp() not null,
  constraint visitors_pkey PRIMARY KEY (id),
  constraint visitors_connection_id_address_key UNIQUE (connection_id, address),
  constraint visitors_connection_id_token_hash_key UNIQUE (connection_id, token_hash),
  constraint visitors_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id)
);

CREATE INDEX visitors_by_time ON texts.visitors USING btree (seen_at);

create table timers.counting (
  only_row boolean default true not null,
  since timestamp with time zone default now() not null,
  constraint counting_pkey PRIMARY KEY (only_row),
  constraint counting_only_row_check CHECK (only_row)
);

create table timers.plans (
  id bigint generated always as identity not null,
  skill_id bigint,
  agent_minutes integer not null,
  customer_minutes integer not null,
  extra_minutes integer not null,
  most_extras integer not null,
  hours jsonb not null,
  changed_at timestamp with time zone default now() not null,
  changed_by bigint,
  constraint plans_pkey PRIMARY KEY (id),
  constraint plans_skill_id_key UNIQUE NULLS NOT DISTINCT (skill_id),
  constraint plans_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES people.agents(id),
  constraint plans_skill_id_fkey FOREIGN KEY (skill_id) REFERENCES routing.skills(id) ON DELETE CASCADE
);

create table timers.running (
  interaction_id bigint not null,
  kind text not null,
  message_id bigint not null,
  started_at timestamp with time zone not null,
  half_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  allowed_minutes integer not null,
  extras integer default 0 not null,
  restarted_at timestamp with time zone,
  half_told_at timestamp with time zone,
  over_at timestamp with time zone,
  constraint running_pkey PRIMARY KEY (interaction_id),
  constraint running_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE,
  constraint running_kind_check CHECK ((kind = ANY (ARRAY['agent'::text, 'customer'::text])))
);

CREATE INDEX running_by_due ON timers.running USING btree (due_at);

create table transcripts.letters (
  message_id bigint not null,
  message_ids bigint[] not null,
  language text not null,
  time_zone text not null,
  constraint letters_pkey PRIMARY KEY (message_id),
  constraint letters_message_id_fkey FOREIGN KEY (message_id) REFERENCES interactions.messages(id) ON DELETE CASCADE
);

create table transfer.consultation_messages (
  id bigint generated always as identity not null,
  consultation_id bigint not null,
  agent_id bigint not null,
  text text not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  once_key uuid not null,
  constraint consultation_messages_pkey PRIMARY KEY (id),
  constraint consultation_messages_once_key_key UNIQUE (once_key),
  constraint consultation_messages_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id),
  constraint consultation_messages_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES transfer.consultations(id) ON DELETE CASCADE
);

CREATE INDEX messages_of_consultation ON transfer.consultation_messages USING btree (consultation_id, id);

create table transfer.consultation_reads (
  consultation_id bigint not null,
  agent_id bigint not null,
  seen_message_id bigint not null,
  constraint consultation_reads_pkey PRIMARY KEY (consultation_id, agent_id),
  constraint consultation_reads_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint consultation_reads_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES transfer.consultations(id) ON DELETE CASCADE
);

create table transfer.consultations (
  id bigint generated always as identity not null,
  interaction_id bigint not null,
  asker_id bigint not null,
  colleague_id bigint not null,
  created_at timestamp with time zone default now() not null,
  closed_at timestamp with time zone,
  closed_by_id bigint,
  constraint consultations_pkey PRIMARY KEY (id),
  constraint consultations_asker_id_fkey FOREIGN KEY (asker_id) REFERENCES people.agents(id),
  constraint consultations_closed_by_id_fkey FOREIGN KEY (closed_by_id) REFERENCES people.agents(id),
  constraint consultations_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES people.agents(id),
  constraint consultations_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE,
  constraint consultations_check CHECK ((colleague_id <> asker_id))
);

CREATE INDEX consultations_of_asker ON transfer.consultations USING btree (asker_id, id);
CREATE INDEX consultations_of_colleague ON transfer.consultations USING btree (colleague_id, id);
CREATE INDEX consultations_of_interaction ON transfer.consultations USING btree (interaction_id, id);
CREATE UNIQUE INDEX consultations_open ON transfer.consultations USING btree (interaction_id, asker_id, colleague_id) WHERE (closed_at IS NULL);

create table transfer.handovers (
  id bigint generated always as identity not null,
  interaction_id bigint not null,
  from_agent_id bigint,
  by_agent_id bigint not null,
  to_kind text not null,
  to_id bigint not null,
  to_name text not null,
  note text not null,
  created_at timestamp with time zone default clock_timestamp() not null,
  once_key uuid not null,
  constraint handovers_pkey PRIMARY KEY (id),
  constraint handovers_once_key_key UNIQUE (once_key),
  constraint handovers_by_agent_id_fkey FOREIGN KEY (by_agent_id) REFERENCES people.agents(id),
  constraint handovers_from_agent_id_fkey FOREIGN KEY (from_agent_id) REFERENCES people.agents(id),
  constraint handovers_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE,
  constraint handovers_to_kind_check CHECK ((to_kind = ANY (ARRAY['agent'::text, 'skill'::text, 'team'::text])))
);

CREATE INDEX handovers_of_interaction ON transfer.handovers USING btree (interaction_id, id);

create table translation.choices (
  interaction_id bigint not null,
  agent_id bigint not null,
  customer_language text not null,
  agent_language text not null,
  incoming boolean not null,
  replies boolean not null,
  constraint choices_pkey PRIMARY KEY (interaction_id, agent_id),
  constraint choices_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint choices_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

create table translation.texts (
  message_id bigint not null,
  language text not null,
  source text not null,
  html text not null,
  provider text not null,
  made_at timestamp with time zone default now() not null,
  constraint texts_pkey PRIMARY KEY (message_id, language),
  constraint texts_message_id_fkey FOREIGN KEY (message_id) REFERENCES interactions.messages(id) ON DELETE CASCADE
);

create table translator.days (
  day date not null,
  provider text not null,
  currency text not null,
  characters bigint not null,
  cost numeric(14,6) not null,
  constraint days_pkey PRIMARY KEY (day, provider, currency)
);

create table translator.keys (
  provider text not null,
  address text not null,
  sealed text not null,
  constraint keys_pkey PRIMARY KEY (provider, address)
);

create table translator.months (
  month date not null,
  characters bigint not null,
  constraint months_pkey PRIMARY KEY (month),
  constraint months_characters_check CHECK ((characters >= 0))
);

create table translator.settings (
  one boolean default true not null,
  value jsonb not null,
  constraint settings_pkey PRIMARY KEY (one),
  constraint settings_one_check CHECK (one)
);

create table translator.translated (
  segment bytea not null,
  provider text not null,
  source text not null,
  target text not null,
  found text,
  sealed bytea not null,
  made_at timestamp with time zone not null,
  constraint translated_pkey PRIMARY KEY (segment, provider, source, target)
);

CREATE INDEX translated_by_age ON translator.translated USING btree (made_at);

create table uploads.files (
  id uuid default gen_random_uuid() not null,
  agent_id bigint not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  created_at timestamp with time zone default now() not null,
  constraint uploads_pkey PRIMARY KEY (id),
  constraint uploads_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE
);

CREATE INDEX uploads_by_file ON uploads.files USING btree (sha256);
CREATE INDEX uploads_by_time ON uploads.files USING btree (created_at);
CREATE INDEX uploads_of_agent ON uploads.files USING btree (agent_id, created_at);

create unlogged table viewers.tabs (
  tab_id uuid not null,
  interaction_id bigint not null,
  agent_id bigint not null,
  until timestamp with time zone not null,
  constraint tabs_pkey PRIMARY KEY (tab_id),
  constraint tabs_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint tabs_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE
);

CREATE INDEX tabs_of_interaction ON viewers.tabs USING btree (interaction_id);

create table voice.calls (
  id uuid not null,
  connection_id bigint not null,
  agent_id bigint not null,
  interaction_id bigint not null,
  leg_id bigint not null,
  direction text not null,
  number text not null,
  state text default 'ringing'::text not null,
  started_at timestamp with time zone default clock_timestamp() not null,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by text,
  cause text,
  transferred_to text,
  quality jsonb,
  seen_at timestamp with time zone default clock_timestamp() not null,
  message_id bigint,
  waiting_id uuid,
  room text,
  constraint calls_pkey PRIMARY KEY (id),
  constraint calls_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint calls_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id),
  constraint calls_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id),
  constraint calls_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES interactions.legs(id),
  constraint calls_message_id_fkey FOREIGN KEY (message_id) REFERENCES interactions.messages(id),
  constraint calls_room_fkey FOREIGN KEY (room) REFERENCES voice.rooms(name) ON DELETE SET NULL,
  constraint calls_waiting_id_fkey FOREIGN KEY (waiting_id) REFERENCES voice.waiting(id) ON DELETE SET NULL,
  constraint calls_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint calls_ended_by_check CHECK ((ended_by = ANY (ARRAY['contact'::text, 'agent'::text, 'system'::text]))),
  constraint calls_state_check CHECK ((state = ANY (ARRAY['ringing'::text, 'up'::text, 'held'::text, 'ended'::text])))
);

CREATE INDEX calls_of_connection ON voice.calls USING btree (connection_id, started_at);
CREATE INDEX calls_of_interaction ON voice.calls USING btree (interaction_id, started_at);
CREATE INDEX calls_under_way ON voice.calls USING btree (agent_id) WHERE (state <> 'ended'::text);

create table voice.lines (
  agent_id bigint not null,
  connection_id bigint not null,
  sip_user text not null,
  sealed text not null,
  constraint lines_pkey PRIMARY KEY (agent_id),
  constraint lines_connection_id_sip_user_key UNIQUE (connection_id, sip_user),
  constraint lines_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint lines_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id)
);

create table voice.log (
  id bigint generated always as identity not null,
  connection_id bigint not null,
  at timestamp with time zone default clock_timestamp() not null,
  what text not null,
  detail text default ''::text not null,
  constraint log_pkey PRIMARY KEY (id),
  constraint log_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id) ON DELETE CASCADE,
  constraint log_what_check CHECK ((what = ANY (ARRAY['ready'::text, 'refused'::text, 'lost'::text, 'forged'::text, 'saved'::text])))
);

CREATE INDEX log_of_connection ON voice.log USING btree (connection_id, at);

create table voice.played (
  id uuid not null,
  connection_id bigint not null,
  direction text not null,
  number text not null,
  offer text not null,
  answer text,
  state text default 'ringing'::text not null,
  cause text default ''::text not null,
  agent_id bigint,
  waiting_id uuid,
  made_at timestamp with time zone default clock_timestamp() not null,
  seen_at timestamp with time zone default clock_timestamp() not null,
  constraint played_pkey PRIMARY KEY (id),
  constraint played_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint played_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id) ON DELETE CASCADE,
  constraint played_waiting_id_fkey FOREIGN KEY (waiting_id) REFERENCES voice.waiting(id) ON DELETE CASCADE,
  constraint played_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint played_state_check CHECK ((state = ANY (ARRAY['ringing'::text, 'up'::text, 'over'::text])))
);

CREATE INDEX played_now ON voice.played USING btree (state) WHERE (state <> 'over'::text);

create table voice.recordings (
  call_id uuid not null,
  piece integer not null,
  content bytea not null,
  constraint recordings_pkey PRIMARY KEY (call_id, piece),
  constraint recordings_call_id_fkey FOREIGN KEY (call_id) REFERENCES voice.calls(id) ON DELETE CASCADE
);

create table voice.room_legs (
  id uuid default gen_random_uuid() not null,
  room text not null,
  external_id text,
  who text not null,
  agent_id bigint,
  call_id uuid,
  named text default ''::text not null,
  at_once boolean default false not null,
  state text default 'asked'::text not null,
  cause text default ''::text not null,
  changed_at timestamp with time zone default clock_timestamp() not null,
  constraint room_legs_pkey PRIMARY KEY (id),
  constraint room_legs_external_id_key UNIQUE (external_id),
  constraint room_legs_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE CASCADE,
  constraint room_legs_room_fkey FOREIGN KEY (room) REFERENCES voice.rooms(name) ON DELETE CASCADE,
  constraint room_legs_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'ringing'::text, 'up'::text, 'over'::text]))),
  constraint room_legs_who_check CHECK ((who = ANY (ARRAY['contact'::text, 'agent'::text, 'target'::text])))
);

CREATE INDEX room_legs_of_room ON voice.room_legs USING btree (room);

create table voice.rooms (
  name text not null,
  connection_id bigint not null,
  external_id text,
  made_at timestamp with time zone default clock_timestamp() not null,
  constraint rooms_pkey PRIMARY KEY (name),
  constraint rooms_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id)
);

create table voice.service_lines (
  connection_id bigint not null,
  state text not null,
  cause text default ''::text not null,
  at timestamp with time zone default clock_timestamp() not null,
  constraint service_lines_pkey PRIMARY KEY (connection_id),
  constraint service_lines_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id) ON DELETE CASCADE,
  constraint service_lines_state_check CHECK ((state = ANY (ARRAY['connecting'::text, 'ready'::text, 'refused'::text, 'lost'::text])))
);

create table voice.waiting (
  id uuid default gen_random_uuid() not null,
  connection_id bigint not null,
  sip_call_id text not null,
  number text not null,
  interaction_id bigint not null,
  leg_id bigint not null,
  state text default 'waiting'::text not null,
  agent_id bigint,
  came_at timestamp with time zone default clock_timestamp() not null,
  seen_at timestamp with time zone default clock_timestamp() not null,
  room text,
  constraint waiting_pkey PRIMARY KEY (id),
  constraint waiting_connection_id_sip_call_id_key UNIQUE (connection_id, sip_call_id),
  constraint waiting_agent_id_fkey FOREIGN KEY (agent_id) REFERENCES people.agents(id) ON DELETE SET NULL,
  constraint waiting_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections.connections(id),
  constraint waiting_interaction_id_fkey FOREIGN KEY (interaction_id) REFERENCES interactions.interactions(id) ON DELETE CASCADE,
  constraint waiting_leg_id_fkey FOREIGN KEY (leg_id) REFERENCES interactions.legs(id) ON DELETE CASCADE,
  constraint waiting_room_fkey FOREIGN KEY (room) REFERENCES voice.rooms(name) ON DELETE SET NULL,
  constraint waiting_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'handed'::text, 'answered'::text, 'returned'::text, 'gone'::text])))
);

CREATE INDEX waiting_now ON voice.waiting USING btree (seen_at) WHERE (state = ANY (ARRAY['waiting'::text, 'returned'::text]));
CREATE INDEX waiting_of_interaction ON voice.waiting USING btree (interaction_id);

create table webhooks.deliveries (
  id bigint generated always as identity not null,
  endpoint_id bigint not null,
  message_id text not null,
  state text default 'waiting'::text not null,
  attempts integer default 0 not null,
  tries integer default 0 not null,
  due_at timestamp with time zone default clock_timestamp() not null,
  leased_until timestamp with time zone,
  claim integer default 0 not null,
  tried_at timestamp with time zone,
  status integer,
  problem text,
  answer text,
  took_ms integer,
  constraint deliveries_pkey PRIMARY KEY (id),
  constraint deliveries_endpoint_id_message_id_key UNIQUE (endpoint_id, message_id),
  constraint deliveries_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES webhooks.endpoints(id) ON DELETE CASCADE,
  constraint deliveries_message_id_fkey FOREIGN KEY (message_id) REFERENCES webhooks.messages(id) ON DELETE CASCADE,
  constraint deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'delivered'::text, 'failed'::text])))
);

CREATE INDEX deliveries_due ON webhooks.deliveries USING btree (endpoint_id, due_at, id) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX deliveries_of_message ON webhooks.deliveries USING btree (message_id);

create table webhooks.endpoints (
  id bigint generated always as identity not null,
  url text not null,
  description text default ''::text not null,
  events text[] not null,
  secret text not null,
  former_secret text,
  former_until timestamp with time zone,
  enabled boolean default true not null,
  stopped_because text,
  failing_since timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint endpoints_pkey PRIMARY KEY (id),
  constraint endpoints_stopped_because_check CHECK ((stopped_because = ANY (ARRAY['gone'::text, 'failing'::text]))),
  constraint endpoints_url_check CHECK ((url <> ''::text))
);

create table webhooks.messages (
  id text not null,
  event text not null,
  interaction_id bigint,
  contact_id bigint,
  occurred_at timestamp with time zone not null,
  body text,
  created_at timestamp with time zone default clock_timestamp() not null,
  constraint messages_pkey PRIMARY KEY (id)
);

CREATE INDEX messages_by_age ON webhooks.messages USING btree (created_at);
CREATE INDEX messages_of_contact ON webhooks.messages USING btree (contact_id) WHERE (body IS NOT NULL);
CREATE INDEX messages_of_interaction ON webhooks.messages USING btree (interaction_id) WHERE (body IS NOT NULL);
