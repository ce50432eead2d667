-- A mail to somebody who has not written, while it is written: with which skill and to whom. Its text is a draft of the
-- same number. Once sent it names its message, until that can no longer be taken back.
create table compose.outbound (
  id         uuid        primary key default gen_random_uuid(),
  agent_id   bigint      not null references people.agents on delete cascade,
  skill_id   bigint      not null references routing.skills,
  contact_id bigint      references contacts.contacts on delete set null,
  name       text        not null,
  address    text        not null,
  began_at   timestamptz not null default now(),
  message_id bigint      unique
);
create index outbound_being_written on compose.outbound (agent_id, began_at) where message_id is null;

-- A message that is taken back takes the interaction that it began with it: whether others point there is asked then.
create index interactions_by_previous on interactions.interactions (previous_id) where previous_id is not null;
create index interactions_by_merged_into on interactions.interactions (merged_into_id) where merged_into_id is not null;
