-- Signatures: a mailbox's, written in the office, and an agent's own, for one mailbox or for all.

alter table mailboxes.mailboxes add column signature text not null default '';

-- What stands for {title} in them.
alter table people.agents add column title text not null default '';

create table people.signatures (
  agent_id   bigint  not null references people.agents on delete cascade,
  -- Null: wherever the agent writes from.
  mailbox_id bigint  references mailboxes.mailboxes on delete cascade,
  html       text    not null,
  enabled    boolean not null default true,
  unique nulls not distinct (agent_id, mailbox_id)
);
