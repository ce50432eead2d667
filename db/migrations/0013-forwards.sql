-- An exact copy of a received mail, sent to somebody else, is a message of the interaction like any other that left.

alter table interactions.messages drop constraint messages_kind_check;
alter table interactions.messages add constraint messages_kind_check
  check (kind in ('mail', 'bounce', 'auto-reply', 'feedback-report', 'forward'));
alter table interactions.messages add column forward_of bigint references interactions.messages;
create index messages_forward_of on interactions.messages (forward_of) where forward_of is not null;
