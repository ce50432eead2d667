-- Which process watches a mailbox: another takes over when the lease is not renewed.
create table mail_in.watch_leases (
  mailbox_id   bigint      primary key references mailboxes.mailboxes on delete cascade,
  holder       uuid        not null,
  leased_until timestamptz not null
);
