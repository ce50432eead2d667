-- What can be found by its words: one row for each message and each note.

create extension if not exists btree_gin;
create schema search;

-- Accents go; no letter becomes a quote or a backslash by it, so it may be done to the text form of a tsvector.
create function search.bare(text) returns text
  language sql immutable parallel safe strict
  return regexp_replace(normalize($1, nfd), '[\u0300-\u036f]', '', 'g');

-- As words are read: a number after a hyphen (CMD-2026) is no negative number.
create function search.read(said text) returns text
  language sql immutable parallel safe strict
  return regexp_replace(normalize(said, nfkc), '-(?=\d)', ' ', 'g');

-- The word forms of French and of English at the same places: mails mix them, and short ones do not tell. In French the
-- accents say what is an ending, so words are stemmed as written and as typed by whoever leaves accents out.
create function search.forms(said text) returns tsvector
  language plpgsql immutable parallel safe strict
as $$
declare
  written text := search.read(said);
  typed text := search.bare(written);
begin
  return (
    to_tsvector('pg_catalog.french', typed)::text || ' ' || to_tsvector('pg_catalog.english', typed)::text
    || case when typed = written then '' else ' ' || search.bare(to_tsvector('pg_catalog.french', written)::text) end
  )::tsvector;
end
$$;

-- Names, addresses and file names are found by their parts too.
create function search.parts(said text) returns tsvector
  language sql immutable parallel safe strict
  return search.forms(said || ' ' || translate(said, '@._-+/', '      '));

-- A: people; B: subject; C: names of files; D: what was written. What is beyond the size of a tsvector is found by its
-- beginning.
create function search.words(people text, subject text, files text, body text) returns tsvector
  language plpgsql immutable parallel safe strict
as $$
begin
  return setweight(search.parts(people), 'A') || setweight(search.forms(subject), 'B')
    || setweight(search.parts(files), 'C') || search.forms(left(body, 200000));
exception when program_limit_exceeded then
  return setweight(search.parts(left(people, 10000)), 'A') || setweight(search.forms(left(subject, 2000)), 'B')
    || setweight(search.parts(left(files, 10000)), 'C') || search.forms(left(body, 20000));
end
$$;

-- What is looked for: any of its forms. Empty: a word too common to look for, in either language. `at`: weights, or ''.
create function search.term(said text, at text, prefix boolean) returns tsquery
  language plpgsql immutable parallel safe strict
as $$
declare
  ending text := case when at = '' and not prefix then '' else ':' || at || case when prefix then '*' else '' end end;
  written text := '''' || replace(replace(search.read(said), '\', '\\'), '''', '''''') || '''' || ending;
  typed text := search.bare(written);
  any_of text[] := array[
    to_tsquery('pg_catalog.french', typed)::text,
    to_tsquery('pg_catalog.english', typed)::text,
    search.bare(to_tsquery('pg_catalog.french', written)::text)];
begin
  if '' = any (any_of) then any_of := '{}'; end if;
  if prefix then any_of := any_of || to_tsquery('pg_catalog.simple', typed)::text; end if;
  return coalesce((select string_agg(distinct '(' || one || ')', '|') from unnest(any_of) one), '')::tsquery;
end
$$;

create table search.documents (
  id             bigint      generated always as identity primary key,
  kind           text        not null check (kind in ('message', 'note')),
  ref_id         bigint      not null,
  -- No foreign key: it would have the index wait for whoever holds the interaction.
  interaction_id bigint      not null,
  -- In the order of time: the number of the message; of a note, that of the last message before it.
  place          bigint      not null,
  -- 16,384 messages each. A search walks them newest first and stops when it has enough: a word that stands everywhere
  -- costs what one of them costs.
  segment        int         not null generated always as (place >> 14) stored,
  words          tsvector    not null,
  indexed_at     timestamptz not null default clock_timestamp(),
  unique (kind, ref_id)
);
create index documents_by_words on search.documents using gin (segment, words) with (gin_pending_list_limit = 512);
create index documents_of_interaction on search.documents (interaction_id);

-- The number of a message not after the first of that moment: numbers are in the order of time, give or take how long a
-- transaction lasts.
create function search.place_at(moment timestamptz) returns bigint
  language plpgsql stable parallel safe
as $$
declare
  low bigint := 0;
  high bigint := coalesce((select max(id) + 1 from interactions.messages), 0);
  middle bigint;
begin
  while high - low > 1000 loop
    middle := (low + high) / 2;
    if coalesce((select m.created_at < moment - interval '1 hour' from interactions.messages m
                 where m.id >= middle order by m.id limit 1), false)
    then low := middle; else high := middle; end if;
  end loop;
  return low;
end
$$;

-- How far back what was there before has been put in; no row: all of it is.
create table search.backlog (
  only_one boolean primary key default true check (only_one),
  below    bigint  not null
);

create table search.saved (
  id         bigint      generated always as identity primary key,
  agent_id   bigint      not null references people.agents on delete cascade,
  name       text        not null,
  asked      jsonb       not null,
  created_at timestamptz not null default now(),
  unique (agent_id, name)
);
