import type { Database } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import { log } from '#ground/log.ts';
import { addressForms } from '../rules.ts';
import { acceptedAddresses, type Accepted } from './mailboxes-store.ts';

export type AddressBook = {
  /** Who mail to this address is for, from memory; null when nobody. At most half a second old. */
  mailboxFor(address: string): Accepted | null;
  /** The same, looking in the database when memory does not know the address. */
  lookUp(address: string): Promise<Accepted | null>;
  /** Settles when the addresses are first read. */
  ready: Promise<void>;
  close(): void;
};

/** The bell rings for everything that happens; this small list is read again at most this often, in milliseconds. */
const READ_AGAIN = 500;

/** Keeps the accepted addresses in memory: the SMTP door asks at every RCPT. */
export const createAddressBook = (database: Database, bell: Bell): AddressBook => {
  let known = new Map<string, Accepted>();
  let reading: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let readAt = 0;

  const read = (): Promise<void> =>
    (reading ??= (async () => {
      readAt = Date.now();
      try {
        known = new Map((await acceptedAddresses(database.db)).map((one) => [one.address, one]));
      } finally {
        reading = null;
      }
    })());
  const readQuietly = (): void => {
    timer = null;
    read().catch((error: unknown) => log.warn('accepted addresses could not be read', { error }));
  };
  const off = bell.onRing(() => {
    timer ??= setTimeout(readQuietly, Math.max(0, readAt + READ_AGAIN - Date.now()));
  });
  const mailboxFor = (address: string): Accepted | null => {
    for (const form of addressForms(address)) {
      const found = known.get(form);
      if (found) return found;
    }
    return null;
  };

  return {
    mailboxFor,
    async lookUp(address) {
      const found = mailboxFor(address);
      if (found) return found;
      // A read under way may have begun before the address was added.
      await reading;
      await read();
      return mailboxFor(address);
    },
    ready: read(),
    close() {
      off();
      if (timer) clearTimeout(timer);
    },
  };
};
