-- An interaction can wait for somebody of a team, whatever its skill, and never goes back to who handed it on.

alter table routing.queue
  alter column skill_id drop not null,
  -- Waits for this team; null: for its skill.
  add column team_id bigint references people.teams on delete set null,
  -- Who handed it on: not given to them by itself.
  add column handed_on_by bigint references people.agents on delete set null;

drop index routing.queue_order;
create index queue_order on routing.queue (skill_id, priority desc, queued_at, interaction_id)
  where not offered and team_id is null;
create index queue_order_of_team on routing.queue (team_id, priority desc, queued_at, interaction_id)
  where not offered and team_id is not null;
create index queue_handed_on on routing.queue (handed_on_by) where handed_on_by is not null;
