-- What an agent reads in another language than it was written in, and what was written before it was translated.

create schema translation;

-- An agent's choices for one interaction (R110); the next one who has it makes their own.
create table translation.choices (
  interaction_id    bigint  not null references interactions.interactions on delete cascade,
  agent_id          bigint  not null references people.agents on delete cascade,
  customer_language text    not null,
  agent_language    text    not null,
  incoming          boolean not null,
  replies           boolean not null,
  primary key (interaction_id, agent_id)
);

create table translation.texts (
  message_id  bigint      not null references interactions.messages on delete cascade,
  language    text        not null,
  -- Of which language it was taken to be.
  source      text        not null,
  html        text        not null,
  provider    text        not null,
  made_at     timestamptz not null default now(),
  primary key (message_id, language)
);

-- What its writer wrote, where what left is a translation of it: { html, from, to }. Never sent.
alter table interactions.messages add original jsonb;
