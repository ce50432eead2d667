-- Mail as it came and mail as it goes.

create schema mail_in;

-- Every message ever accepted, with one final state.
create table mail_in.ledger (
  id             bigint generated always as identity primary key,
  -- 'smtp' or 'imap:<mailbox>'
  source         text        not null,
  -- Of a mail fetched by IMAP: mailbox, folder, UIDVALIDITY and UID, so that it is taken once.
  source_key     text unique,
  remote_ip      text,
  helo           text,
  envelope_from  text        not null default '',
  envelope_to    text[]      not null default '{}',
  size           int         not null,
  received_at    timestamptz not null default now(),
  state          text        not null default 'received'
                 check (state in ('received', 'threaded', 'duplicate', 'loop', 'spam', 'quarantined', 'refused')),
  reason         text,
  subject        text        not null default '',
  sender         text        not null default '',
  interaction_id bigint,
  message_id     bigint,
  attempts       int         not null default 0,
  leased_until   timestamptz,
  settled_at     timestamptz
) with (fillfactor = 80);
create index ledger_to_do on mail_in.ledger (id) where state = 'received';
create index ledger_quarantine on mail_in.ledger (id) where state = 'quarantined';

-- The bytes, compressed with zstd by the house (this database is built without it).
create table mail_in.raw (
  ledger_id bigint primary key references mail_in.ledger on delete cascade,
  bytes     bytea  not null
);
alter table mail_in.raw alter column bytes set storage external;

create table mail_in.imap_cursors (
  mailbox_id   bigint not null references mailboxes.mailboxes on delete cascade,
  folder       text   not null,
  uid_validity text   not null,
  last_uid     bigint not null,
  primary key (mailbox_id, folder)
);

-- What the watcher of each mailbox last met, for the office.
create table mail_in.watch_state (
  mailbox_id   bigint      primary key references mailboxes.mailboxes on delete cascade,
  state        text        not null,
  detail       text        not null default '',
  since        timestamptz not null default now()
);

create schema mail_out;

create table mail_out.outgoing (
  id             bigint generated always as identity primary key,
  message_id     bigint      not null unique,
  interaction_id bigint      not null,
  mailbox_id     bigint      not null references mailboxes.mailboxes,
  envelope_from  text        not null,
  envelope_to    text[]      not null,
  state          text        not null default 'queued'
                 check (state in ('held', 'queued', 'sending', 'sent', 'failed', 'uncertain', 'cancelled')),
  -- Not before: the undo window, or the next try.
  send_at        timestamptz not null default now(),
  attempts       int         not null default 0,
  leased_until   timestamptz,
  last_error     text,
  answer         text,
  sent_at        timestamptz
) with (fillfactor = 80);
create index outgoing_to_do on mail_out.outgoing (send_at) where state in ('held', 'queued', 'sending');

create schema customer_mailbox;

-- What customers of a desk without SMTP received: kept here for whoever tries Relais.
create table customer_mailbox.mail (
  id          bigint generated always as identity primary key,
  -- The outgoing mail it came from, so that a second try delivers no second copy.
  outgoing_id bigint unique,
  recipient   text        not null,
  sender      text        not null,
  subject     text        not null default '',
  received_at timestamptz not null default now(),
  seen        boolean     not null default false,
  raw         bytea       not null
);
create index customer_mail_by_recipient on customer_mailbox.mail (recipient, id desc);
