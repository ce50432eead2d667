-- R7: which skills may write first. Those there are already may, so that nobody loses anything.
alter table routing.skills add column outbound boolean not null default true;

-- The directory in the order of the alphabet, page by page, whoever has no name last; the same on every machine.
create index contacts_in_order on contacts.contacts ((folded = ''), folded collate "C", id);
