-- A queue per skill, the seats of the agents, and the offers between them.

create schema routing;

create table routing.skills (
  id             bigint generated always as identity primary key,
  name           text    not null unique,
  -- Higher is served first.
  priority       int     not null default 5 check (priority between 1 and 10),
  -- With offers on, the agent accepts or rejects; off, the interaction is simply given.
  offers         boolean not null default false,
  offer_seconds  int     not null default 60 check (offer_seconds between 5 and 3600),
  archived_at    timestamptz
);

create table routing.proficiencies (
  agent_id bigint not null references people.agents on delete cascade,
  skill_id bigint not null references routing.skills on delete cascade,
  -- 1 is best, 20 worst.
  level    int    not null default 10 check (level between 1 and 20),
  primary key (agent_id, skill_id)
);
create index proficiencies_by_skill on routing.proficiencies (skill_id, level);

alter table mailboxes.mailboxes add foreign key (skill_id) references routing.skills;
alter table interactions.interactions add foreign key (skill_id) references routing.skills;

-- One row an agent: locked while a place in their inbox is given, and when the last one was.
create table routing.seats (
  agent_id       bigint      primary key references people.agents on delete cascade,
  last_given_at  timestamptz not null default '-infinity',
  missed_offers  int         not null default 0
) with (fillfactor = 50);

create table routing.queue (
  interaction_id     bigint      primary key references interactions.interactions on delete cascade,
  skill_id           bigint      not null references routing.skills,
  priority           int         not null,
  queued_at          timestamptz not null default now(),
  preferred_agent_id bigint,
  offered            boolean     not null default false
) with (fillfactor = 70);
create index queue_order on routing.queue (skill_id, priority desc, queued_at, interaction_id) where not offered;

create table routing.offers (
  id             bigint generated always as identity primary key,
  interaction_id bigint      not null references interactions.interactions on delete cascade,
  agent_id       bigint      not null references people.agents on delete cascade,
  made_at        timestamptz not null default now(),
  expires_at     timestamptz not null,
  outcome        text check (outcome in ('accepted', 'rejected', 'expired', 'withdrawn'))
);
create unique index offers_standing on routing.offers (interaction_id) where outcome is null;
create index offers_of_agent on routing.offers (agent_id) where outcome is null;
create index offers_of_interaction on routing.offers (interaction_id, id);

-- How much of a place each status takes in an inbox (0 to 1).
create table routing.status_weights (
  status text primary key,
  weight numeric(3, 2) not null check (weight between 0 and 1)
);
insert into routing.status_weights values
  ('new', 1), ('open', 1), ('pending', 1), ('escalated', 1), ('resolved', 1), ('closed', 0);
