-- Colleagues asked to look at an interaction that would not be theirs to see.
create table interactions.guests (
  interaction_id bigint not null references interactions.interactions (id) on delete cascade,
  agent_id bigint not null references people.agents (id) on delete cascade,
  invited_at timestamptz not null default now(),
  primary key (interaction_id, agent_id)
);
create index guests_by_agent on interactions.guests (agent_id);

-- What an administrator allows or refuses, to a role, a team or one person: the nearest to the person decides.
create schema permissions;
create table permissions.rules (
  switch text not null,
  role text check (role in ('agent', 'supervisor', 'administrator')),
  team_id bigint references people.teams (id) on delete cascade,
  agent_id bigint references people.agents (id) on delete cascade,
  allowed boolean not null,
  check (num_nonnulls(role, team_id, agent_id) = 1),
  unique nulls not distinct (switch, role, team_id, agent_id)
);
-- Hiding content was a setting of the whole house.
insert into permissions.rules (switch, role, allowed)
select 'redact', role, false from unnest(array['agent', 'supervisor', 'administrator']) role
where (select value ->> 'redaction' from settings.settings where key = 'house') = 'false';
update settings.settings set value = value - 'redaction' where key = 'house';
