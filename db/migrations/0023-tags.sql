-- What interactions are sorted by and found again with; a contact never sees it.

create schema tags;

create table tags.tags (
  id          bigint      generated always as identity primary key,
  name        text        not null check (name <> ''),
  folded      text        generated always as (contacts.fold(name)) stored,
  color       text        not null,
  created_by  bigint      references people.agents on delete set null,
  created_at  timestamptz not null default now(),
  -- Stays where it is, and is offered no more.
  archived_at timestamptz,
  -- What stands for it since both were made one; whoever still names it means that.
  merged_into_id bigint   references tags.tags
);
-- "urgent" and "Urgent" are one tag.
create unique index tags_living on tags.tags (folded) where archived_at is null;

create table tags.on_interactions (
  interaction_id bigint      not null references interactions.interactions on delete cascade,
  tag_id         bigint      not null references tags.tags on delete cascade,
  -- Null: by no person's hand.
  by_agent_id    bigint      references people.agents on delete set null,
  at             timestamptz not null default now(),
  primary key (interaction_id, tag_id)
);
create index on_interactions_by_tag on tags.on_interactions (tag_id, interaction_id desc);
