-- Chinese, Japanese and Korean put no space between words, and are looked for from the middle of a run of characters: each
-- character is read as a word, and what is typed as a phrase of them.

create function search.apart(said text, mark text) returns text
  language sql immutable parallel safe strict
  return regexp_replace(said, '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af])', mark || '\1' || mark, 'g');

-- Put together again: what is taken apart (Hangul, the marks of kana) is as long as it was written.
create or replace function search.bare(text) returns text
  language sql immutable parallel safe strict
  return normalize(regexp_replace(normalize($1, nfd), '[\u0300-\u036f]', '', 'g'), nfc);

create or replace function search.read(said text) returns text
  language sql immutable parallel safe strict
  return search.apart(regexp_replace(normalize(said, nfkc), '-(?=\d)', ' ', 'g'), ' ');

-- What was put in before is read again, newest first.
insert into search.backlog (below) select coalesce(max(id), 0) + 1 from interactions.messages
on conflict (only_one) do update set below = greatest(backlog.below, excluded.below);
