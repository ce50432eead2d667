import { isAddress } from '#ground/mail-address/rules.ts';
import type { Entry } from '../contract.ts';

/** An entry, or an address that was typed and is in no directory. */
export type Picked = Entry | { kind: 'address'; address: string };

export const keyOf = (picked: Picked): string =>
  picked.kind === 'address' ? `address:${picked.address}` : `${picked.kind}:${picked.id}`;

const emailsOf = (entry: Entry): readonly string[] => ('emails' in entry ? entry.emails : []);

/** What was typed, when it can be written to and nobody found has it. */
export const typedAddress = (query: string, found: readonly Entry[]): Picked[] => {
  const address = query.trim();
  const known = found.some((entry) => emailsOf(entry).some((one) => one.toLowerCase() === address.toLowerCase()));
  return isAddress(address) && !known ? [{ kind: 'address', address }] : [];
};
