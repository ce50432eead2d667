-- Files that agents carry here for what they write: of mail, and of texts.
create schema uploads;
alter table compose.uploads set schema uploads;
alter table uploads.uploads rename to files;
