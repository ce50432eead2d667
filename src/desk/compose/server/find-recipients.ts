import type { z } from 'zod';
import type { Db } from '#ground/db/server/database.ts';
import type { Entry } from '#spine/directory/contract.ts';
import { findInDirectory } from '#spine/directory/server/api.ts';
import type { findRecipients as contract } from '../contract.ts';

type Found = z.output<typeof contract.output>['entries'];

/** Entries shown below a recipients' field. */
const MOST = { contact: 8, agent: 4 } as const;

/** R18, R39: one line an address; of a person with several, all. */
const linesOf = (entries: readonly Entry[], kind: keyof typeof MOST): Found =>
  entries
    .flatMap((entry) => ('emails' in entry ? entry.emails.map((address) => ({ name: entry.name, address, kind })) : []))
    .slice(0, MOST[kind]);

export const findRecipients = async (db: Db, query: string): Promise<Found> => {
  if (query.trim() === '') return [];
  const find = async (kind: keyof typeof MOST): Promise<Found> =>
    linesOf((await findInDirectory(db, { query, kinds: [kind], limit: MOST[kind], cursor: null })).entries, kind);
  const [contacts, agents] = await Promise.all([find('contact'), find('agent')]);
  return [...contacts, ...agents];
};
