-- Secrets of the mailboxes, each sealed with the house's key.

create table mailboxes.secrets (
  mailbox_id bigint not null references mailboxes.mailboxes on delete cascade,
  name       text   not null,
  sealed     text   not null,
  primary key (mailbox_id, name)
);
create index senders_by_address on mailboxes.senders (address);

-- How far a send had come when its process died: before 'handing' nothing can have left.
alter table mail_out.outgoing add column stage text not null default 'waiting'
  check (stage in ('waiting', 'connecting', 'handing'));
-- Who holds the lease: a process that lost it must not write over the one that took it.
alter table mail_out.outgoing add column claim bigint not null default 0;
-- envelope_to shrinks to whoever still has to get it; these two say what became of the others.
alter table mail_out.outgoing add column reached text[] not null default '{}';
alter table mail_out.outgoing add column refused jsonb not null default '[]';
-- Tries are given up some time after this.
alter table mail_out.outgoing add column started_at timestamptz not null default now();

-- A mail to three customers is in three mailboxes.
alter table customer_mailbox.mail drop constraint mail_outgoing_id_key;
alter table customer_mailbox.mail add unique (outgoing_id, recipient);
