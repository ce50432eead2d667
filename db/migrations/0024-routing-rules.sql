create schema routing_rules;

-- Every set of rules that was ever in force, whole: the newest decides, and any of them can be brought back.
create table routing_rules.sets (
  version  integer     primary key,
  rules    jsonb       not null,
  saved_by bigint      references people.agents on delete set null,
  saved_at timestamptz not null default now()
);

-- To whom an answer went by itself, and when last: nobody gets two in a day.
create table routing_rules.auto_answers (
  address        text        primary key,
  interaction_id bigint      not null references interactions.interactions on delete cascade,
  answered_at    timestamptz not null default now()
);
create index auto_answers_by_time on routing_rules.auto_answers (answered_at);

-- Its own, given by a rule; null: that of its skill.
alter table interactions.interactions
  add column priority integer check (priority between 1 and 10);
