-- Who has an interaction open right now. Worth nothing after a crash, hence unlogged.
create schema viewers;
create unlogged table viewers.tabs (
  tab_id uuid primary key,
  interaction_id bigint not null references interactions.interactions (id) on delete cascade,
  agent_id bigint not null references people.agents (id) on delete cascade,
  until timestamptz not null
);
create index tabs_of_interaction on viewers.tabs (interaction_id);
