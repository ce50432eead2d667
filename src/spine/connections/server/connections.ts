import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { CONNECTION_EVENTS } from '../contract.ts';
import {
  addressTaken,
  deleteSealed,
  insertConnection,
  markRemoved,
  saveSealed,
  sealedOf,
  updateConnection,
  type ConnectionFacts,
} from './connections-store.ts';

export type ConnectionInput = ConnectionFacts & {
  /** Null makes a new one. */
  id: number | null;
  /** Only those given change; an empty text forgets the stored one. */
  secrets: Readonly<Record<string, string>>;
};

/** Refuses with 'not-found' or 'address-taken'. Returns its number. */
export const saveConnection = async ({ tx, say }: Act, seal: Seal, input: ConnectionInput): Promise<number> => {
  if (await addressTaken(tx, input.channel, input.address, input.id)) throw refuse('address-taken');
  const id = input.id ?? (await insertConnection(tx, input));
  if (input.id !== null && !(await updateConnection(tx, id, input))) throw refuse('not-found');
  for (const [name, plain] of Object.entries(input.secrets)) {
    if (plain === '') await deleteSealed(tx, id, name);
    else await saveSealed(tx, id, name, seal.seal(plain));
  }
  say({ kind: CONNECTION_EVENTS.changed, data: { connectionId: id } });
  return id;
};

/** What was said there stays. Refuses with 'not-found'. */
export const removeConnection = async ({ tx, say }: Act, id: number): Promise<void> => {
  if (!(await markRemoved(tx, id))) throw refuse('not-found');
  say({ kind: CONNECTION_EVENTS.changed, data: { connectionId: id } });
};

/** In plain, for who speaks to the provider; never for a browser. */
export const secretsOf = async (db: Db, seal: Seal, id: number): Promise<Record<string, string>> =>
  Object.fromEntries((await sealedOf(db, id)).map(({ name, sealed }) => [name, seal.open(sealed)]));
