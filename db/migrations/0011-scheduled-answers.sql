-- An answer that its writer sends later: held until then, and taken back if somebody writes before it leaves.

alter table interactions.messages add column scheduled boolean not null default false;
create index messages_scheduled on interactions.messages (interaction_id) where scheduled and delivery = 'held';
