import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The walls that no import graph shows: where SQL stands, whose tables it writes, and how one room names another. */

export type Breach = { file: string; line: number; what: string };

const SQL = /\bsql(?:<[^`;]*>)?`|\.query(?:<[^(;]*>)?\(\s*[`'"]|\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(/;
const WRITE = /\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?([a-z_]+)\.[a-z_]+/g;
const UPWARD = /\b(?:from|import)\s*\(?\s*'(\.\.\/[^']*)'/;

/** A room whose tables are in a schema not called like itself. */
const SCHEMA_OF: Record<string, string> = { 'house-settings': 'settings' };

const isTest = (file: string): boolean => /\.test\.tsx?$|\/testing\//.test(file);
const isStore = (file: string): boolean => /(?:^|[/-])store\.ts$/.test(file);
/** LISTEN and NOTIFY touch no table: they are how the bell rings. */
const isBell = (line: string): boolean => /`listen |pg_notify\(/.test(line);

/** The demo floor writes no fact of its own: it moves what the real rooms wrote to the days it is said to have happened on. */
const setsTheClockBack = (file: string): boolean => file.startsWith('src/app/demo/');

/** Two folders below src; the app and the ground are one room each. */
const roomOf = (file: string): string => {
  const [, level, room] = file.split('/');
  return level === 'app' || level === 'ground' ? level : `${level}/${room}`;
};
const schemaOf = (file: string): string => {
  const room = file.split('/')[2]!;
  return SCHEMA_OF[room] ?? room.replaceAll('-', '_');
};

/** What is wrong in one source file, named from the project's root (`src/desk/inbox/rules.ts`). */
export const breachesIn = (file: string, text: string): Breach[] => {
  if (isTest(file)) return [];
  const lines = text.split('\n');
  const found: Breach[] = [];
  const report = (index: number, what: string): void => void found.push({ file, line: index + 1, what });

  lines.forEach((line, index) => {
    if (SQL.test(line) && !isBell(line) && !isStore(file) && !file.startsWith('src/ground/db/'))
      report(index, 'SQL outside a store');
    const target = UPWARD.exec(line)?.[1];
    const crossed = target === undefined ? file : path.posix.join(path.posix.dirname(file), target);
    if (roomOf(crossed) !== roomOf(file)) report(index, `another room is named #…, not ${target}`);
  });
  if (isStore(file) && !setsTheClockBack(file)) {
    for (const match of text.matchAll(WRITE)) {
      const [, schema] = match;
      const index = text.slice(0, match.index).split('\n').length - 1;
      if (schema !== schemaOf(file)) report(index, `writes the tables of ${schema}; its own are in ${schemaOf(file)}`);
    }
  }
  return found;
};

/** The same for every source of the house, and how many files were read. */
export const breachesUnder = (root: string): { files: number; breaches: Breach[] } => {
  const files = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.split(path.sep).join('/')}`)
    .filter((file) => /\.tsx?$/.test(file))
    .sort();
  return {
    files: files.length,
    breaches: files.flatMap((file) => breachesIn(file, readFileSync(path.join(root, file), 'utf8'))),
  };
};
