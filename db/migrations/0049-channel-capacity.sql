-- Capacity by channel: what waits says by which channel it came, so that what no one has room for holds up nothing else.
alter table routing.queue add column channel text not null default 'email';
create index queue_not_email on routing.queue (skill_id, team_id) where channel <> 'email' and not offered;
