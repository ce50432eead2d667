-- Who translates, what it cost, and what was translated lately.

create schema translator;

-- One row; none: nothing is set up.
create table translator.settings (
  one   boolean primary key default true check (one),
  value jsonb   not null
);

-- A key is for the service and the address that it was typed for: elsewhere it is never sent.
create table translator.keys (
  provider text  not null,
  address  text  not null,
  sealed   text  not null,
  primary key (provider, address)
);

-- What is held against the limit. Dates are of UTC.
create table translator.months (
  month      date   primary key,
  characters bigint not null check (characters >= 0)
);

-- What it came to, at the price of the time.
create table translator.days (
  day        date           not null,
  provider   text           not null,
  currency   text           not null,
  characters bigint         not null,
  cost       numeric(14, 6) not null,
  primary key (day, provider, currency)
);

-- `segment` and `sealed` can be read by nobody who does not have the text that was translated.
create table translator.translated (
  segment     bytea       not null,
  provider    text        not null,
  -- Empty: it was found out.
  source      text        not null,
  target      text        not null,
  found       text,
  sealed      bytea       not null,
  made_at     timestamptz not null,
  primary key (segment, provider, source, target)
);
create index translated_by_age on translator.translated (made_at);
