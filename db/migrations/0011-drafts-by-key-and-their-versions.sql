-- Drafts are kept by a key, whatever is being written (an answer, a note, a forward, a new mail), with what they were before.

create schema drafts;

-- A version number is never given twice: a tab that holds an old draft must not match a new one of the same key.
create sequence drafts.version_numbers;

create table drafts.drafts (
  id             bigint      generated always as identity primary key,
  agent_id       bigint      not null references people.agents on delete cascade,
  key            text        not null,
  interaction_id bigint      references interactions.interactions on delete cascade,
  content        jsonb       not null,
  version        bigint      not null default nextval('drafts.version_numbers'),
  -- The page that saved it last: an answer of ours lost on the way is no other hand's change.
  writer         uuid,
  -- What its writer must know of it: why a scheduled answer came back.
  note           jsonb,
  began_at       timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  unique (agent_id, key)
);
create index drafts_of_interaction on drafts.drafts (interaction_id) where interaction_id is not null;

create table drafts.versions (
  id          bigint      generated always as identity primary key,
  agent_id    bigint      not null references people.agents on delete cascade,
  key         text        not null,
  content     jsonb       not null,
  bytes       bigint      not null,
  reason      text        not null,
  -- Who took the draft over.
  by_agent_id bigint      references people.agents on delete set null,
  -- The message that the draft became: its versions are out of sight unless it is taken back.
  sent_as     bigint,
  kept_at     timestamptz not null default now()
);
create index versions_of_draft on drafts.versions (agent_id, key, id);
create index versions_by_time on drafts.versions (kept_at);
create index versions_sent_as on drafts.versions (sent_as) where sent_as is not null;

insert into drafts.drafts (agent_id, key, interaction_id, content, updated_at, began_at)
select agent_id, 'reply:' || interaction_id, interaction_id, content, updated_at, updated_at from compose.drafts order by id;

drop table compose.drafts;
