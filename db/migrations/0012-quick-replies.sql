-- Answers written beforehand, with what they were before, who likes them and how often they are used.

create schema quick_replies;

create table quick_replies.replies (
  id          bigint      generated always as identity primary key,
  name        text        not null,
  -- 'any': for whatever language.
  language    text        not null check (language in ('fr', 'en', 'any')),
  -- None: for every skill.
  skill_ids   bigint[]    not null default '{}',
  html        text        not null,
  text        text        not null,
  fields      jsonb       not null default '[]',
  version     integer     not null default 1,
  archived_at timestamptz,
  updated_by  bigint      references people.agents on delete set null,
  updated_at  timestamptz not null default now()
);

create table quick_replies.versions (
  reply_id bigint      not null references quick_replies.replies on delete cascade,
  version  integer     not null,
  content  jsonb       not null,
  kept_by  bigint      references people.agents on delete set null,
  kept_at  timestamptz not null default now(),
  primary key (reply_id, version)
);

create table quick_replies.favourites (
  agent_id bigint not null references people.agents on delete cascade,
  reply_id bigint not null references quick_replies.replies on delete cascade,
  primary key (agent_id, reply_id)
);

create table quick_replies.uses (
  id             bigint      generated always as identity primary key,
  reply_id       bigint      not null references quick_replies.replies on delete cascade,
  agent_id       bigint      not null references people.agents on delete cascade,
  interaction_id bigint      references interactions.interactions on delete set null,
  at             timestamptz not null default now()
);
create index uses_of_reply on quick_replies.uses (reply_id, at);
