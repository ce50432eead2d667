import path from 'node:path';
import type pg from 'pg';
import { openBlobs, type Blobs } from '#ground/blobs/server/blobs.ts';
import type { Config } from '#ground/config.ts';
import { openDatabase, type Database } from '#ground/db/server/database.ts';
import { createBell, type Bell } from '#ground/events/server/bell.ts';
import { createActs, type Acts } from '#ground/events/server/follow.ts';
import { openSeal, type Seal } from '#ground/secrets/server/seal.ts';
import { createTokens, type Tokens } from '#spine/interactions/server/api.ts';
import { createAddressBook, type AddressBook } from '#spine/mailboxes/server/api.ts';

/** What every part of one process shares. Nothing in it is a queue: all that matters is in the database. */
export type House = {
  config: Config;
  database: Database;
  bell: Bell;
  act: Acts;
  blobs: Blobs;
  seal: Seal;
  tokens: Tokens;
  addressBook: AddressBook;
  close(): Promise<void>;
};

const CONNECTIONS = 16;

export const openHouse = async (config: Config, connection: pg.PoolConfig): Promise<House> => {
  const database = openDatabase(connection, CONNECTIONS);
  const bell = await createBell(database);
  const seal = await openSeal(config.dataDir);
  const addressBook = createAddressBook(database, bell);
  await addressBook.ready;
  return {
    config,
    database,
    bell,
    act: createActs(database, bell),
    blobs: await openBlobs(path.join(config.dataDir, 'blobs')),
    seal,
    tokens: createTokens(seal, config.hostName),
    addressBook,
    async close() {
      addressBook.close();
      await bell.close();
      await database.close();
    },
  };
};

/** What calls through Twilio need of it. */
export const roomsOf = ({ database, act, seal, config }: House) => ({
  ...{ database, act, seal, publicUrl: config.publicUrl, address: config.twilioAddress },
});
