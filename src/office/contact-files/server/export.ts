import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { say } from '#ground/words.ts';
import type { AddressKind } from '#spine/contacts/contract.ts';
import * as contacts from '#spine/contacts/server/api.ts';
import { csvLine, delimiterFor } from '../rules.ts';
import { contactFilesWords } from '../words.ts';
import { linesAfter, refusedAfter, type Import } from './imports-store.ts';
import { refusedOf } from './run-import.ts';

const PAGE = 500;
/** By it a spreadsheet knows that accents are UTF-8. */
const BOM = '\uFEFF';

/** The words to look for; none: all contacts. */
export const wordsOf = (query: string): string[] =>
  query
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);

/** All contacts, or those found, page by page: no more of them than a page is ever held. What it writes can be read in again. */
export async function* exported(db: Db, { language }: Actor, query: string): AsyncGenerator<string> {
  const delimiter = delimiterFor(language);
  const t = (key: keyof typeof contactFilesWords): string => say(contactFilesWords[key], language);
  const fields = (await contacts.fieldRows(db)).filter((field) => !field.archived);
  const core = ['name', 'language', 'company', 'place'] as const;
  const kinds = ['email', 'phone', 'whatsapp'] as const;
  const headers = [...core, ...kinds].map((target) => t(`target.${target}`));
  yield BOM + csvLine([...headers, ...fields.map((field) => field.name)], delimiter);
  const words = wordsOf(query);
  let after = 0;
  for (;;) {
    const page = await contacts.contactsAfter(db, { words, after, limit: PAGE });
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    const of = (one: contacts.ContactLine, kind: AddressKind): string =>
      one.addresses.flatMap((each) => (each.kind === kind ? [each.address] : [])).join('; ');
    yield page
      .map((one) =>
        csvLine(
          [
            ...core.map((field) => one[field] ?? ''),
            ...kinds.map((kind) => of(one, kind)),
            ...fields.map((field) => one.values[field.id] ?? ''),
          ],
          delimiter,
        ),
      )
      .join('');
  }
}

/** What was refused of a file, as it came, each line with the reason: to be mended and brought in again. */
export async function* refusedLines(db: Db, { language }: Actor, of: Import): AsyncGenerator<string> {
  const delimiter = delimiterFor(language);
  const words: Record<string, { fr: string; en: string }> = contactFilesWords;
  yield BOM + csvLine([...of.headers, say(contactFilesWords['reason.column'], language)], delimiter);
  let after = 0;
  for (;;) {
    const page = await refusedAfter(db, of.id, after, PAGE);
    const last = page.at(-1);
    if (!last) return;
    after = last.n;
    yield page
      .map(({ cells, refused }) => {
        const { code, column } = refusedOf(refused);
        const why = say(words[`bad.${code}`] ?? contactFilesWords['bad.other'], language);
        const header = column === null ? '' : of.headers[column];
        const padded = Array.from({ length: of.headers.length }, (_, at) => cells[at] ?? '');
        return csvLine([...padded, header ? `${header} : ${why}` : why], delimiter);
      })
      .join('');
  }
}

export const sampleOf = async (db: Db, importId: number, most: number): Promise<string[][]> =>
  (await linesAfter(db, importId, 0, most)).map((line) => line.cells);
