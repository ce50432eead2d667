-- How fast each skill's queue is served: counted by the minute, kept a day, to say how long the next one may wait.

create table routing.pace (
  skill_id bigint      not null references routing.skills on delete cascade,
  minute   timestamptz not null,
  given    int         not null,
  primary key (skill_id, minute)
);
