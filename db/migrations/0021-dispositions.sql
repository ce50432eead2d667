-- What an interaction came to, besides its status: the choices of each skill, and what a skill asks before one is ended.

create schema dispositions;

create table dispositions.dispositions (
  id          bigint      generated always as identity primary key,
  name        text        not null,
  position    int         not null,
  archived_at timestamptz
);
create unique index dispositions_by_name on dispositions.dispositions (lower(name));

create table dispositions.offered (
  skill_id       bigint not null references routing.skills on delete cascade,
  disposition_id bigint not null references dispositions.dispositions on delete cascade,
  primary key (skill_id, disposition_id)
);
create index offered_by_disposition on dispositions.offered (disposition_id);

-- A skill without a row asks for a finished status and for no disposition.
create table dispositions.skill_rules (
  skill_id             bigint  primary key references routing.skills on delete cascade,
  disposition_required boolean not null default false,
  status_required      boolean not null default true
);

create table dispositions.chosen (
  interaction_id bigint      primary key references interactions.interactions on delete cascade,
  disposition_id bigint      not null references dispositions.dispositions,
  chosen_by      bigint      not null references people.agents,
  chosen_at      timestamptz not null default now()
);
create index chosen_by_disposition on dispositions.chosen (disposition_id);
