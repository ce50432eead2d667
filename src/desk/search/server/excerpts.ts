import type { Db } from '#ground/db/server/database.ts';
import type { Hit, Piece } from '../contract.ts';
import { excerptOf } from '../rules.ts';
import { excerptsOf, lastMessages, START, STOP, type Marked } from './excerpts-store.ts';
import type { Found } from './find-store.ts';

/** Characters of a hit's text in the list. */
const MOST_SHOWN = 220;

/** Where the marks stand: offsets into the text without them, in order, none over another. */
const rangesOf = ({ text, marks }: Marked): [number, number][] => {
  const ranges: [number, number][] = [];
  for (const one of marks) {
    // Where taking the accents off changed more than the accents, places do not fit: better no mark than a wrong one.
    if (one.replaceAll(START, '').replaceAll(STOP, '').length !== text.length) continue;
    let at = 0;
    let open = 0;
    for (const character of one.split('')) {
      if (character === START) open = at;
      else if (character === STOP) ranges.push([open, at]);
      else at += 1;
    }
  }
  ranges.sort((a, b) => a[0] - b[0]);
  return ranges.filter(([start], n) => n === 0 || start >= ranges[n - 1]![1]);
};
const whole = (field: Marked): Piece[] => excerptOf(field.text, rangesOf(field), Number.POSITIVE_INFINITY);

export type Excerpt = Pick<Hit, 'at' | 'author' | 'subject' | 'excerpt' | 'files'>;

/** What the list shows of each that was found, by its number in `found`; those that are gone or hidden by now are not in it. */
export const excerpts = async (db: Db, found: readonly Found[], query: string): Promise<Map<number, Excerpt>> => {
  const rows = query === '' ? await lastMessages(db, found) : await excerptsOf(db, found, query);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        at: row.at.toISOString(),
        author: row.author,
        subject: whole(row.subject),
        excerpt: excerptOf(row.body.text.trimEnd(), rangesOf(row.body), MOST_SHOWN),
        files: row.files.filter((file) => rangesOf(file).length > 0).map(whole),
      },
    ]),
  );
};
