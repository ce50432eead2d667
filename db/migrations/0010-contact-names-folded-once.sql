-- Folding a name costs more than comparing it: with 200,000 contacts a search for one letter took 800 ms.
-- Folded when written, the same search reads a column.

drop index contacts.contacts_by_folded_name;
drop index contacts.addresses_by_folded_address;
alter table contacts.contacts add column folded text generated always as (contacts.fold(name)) stored;
alter table contacts.addresses add column folded text generated always as (contacts.fold(address)) stored;
create index contacts_by_folded on contacts.contacts using gin (folded gin_trgm_ops);
create index addresses_by_folded on contacts.addresses using gin (folded gin_trgm_ops);
