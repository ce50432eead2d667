-- A transcript sent to its contact is a message of the interaction that keeps no text of its own: it is written when it
-- leaves, from what the messages say then, so that what was hidden meanwhile is not in it.

alter table interactions.messages drop constraint messages_kind_check;
alter table interactions.messages add constraint messages_kind_check
  check (kind in ('mail', 'bounce', 'auto-reply', 'feedback-report', 'forward', 'transcript'));

create schema transcripts;

create table transcripts.letters (
  message_id  bigint   primary key references interactions.messages on delete cascade,
  -- What was to be in it when it was asked for, oldest first.
  message_ids bigint[] not null,
  language    text     not null,
  -- IANA name; the zone of whoever sent it.
  time_zone   text     not null
);
