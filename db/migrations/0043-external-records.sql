-- How a person is called in another system, since when it is as here, and what went wrong.

alter table contacts.external_records
  add column label     text,
  add column synced_at timestamptz,
  -- A code that the customer's card puts into words.
  add column problem   text;
