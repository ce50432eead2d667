-- What an agent has put off until a moment of their choosing.

create schema snooze;

create table snooze.sleeps (
  interaction_id bigint      primary key references interactions.interactions on delete cascade,
  -- Whose inbox it stands in; in another's it is not asleep.
  agent_id       bigint      not null references people.agents on delete cascade,
  until          timestamptz not null,
  -- Null: it sleeps. From then on it stands at the top, until its agent has done something with it.
  woken_at       timestamptz
);
create index sleeps_of_agent on snooze.sleeps (agent_id);
