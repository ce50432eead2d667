import path from 'node:path';
import { openBlobs } from '#ground/blobs/server/blobs.ts';
import { openDatabase } from '#ground/db/server/database.ts';
import { createBell } from '#ground/events/server/bell.ts';
import { createActs } from '#ground/events/server/follow.ts';
import { openSeal } from '#ground/secrets/server/seal.ts';
import { startSender } from '#doors/mail-out/server/api.ts';

// A sender in a process of its own, to be killed: its connection, folder and lease come as JSON in the first argument.
const { connection, folder, leaseSeconds } = JSON.parse(process.argv[2]!);
const database = openDatabase(connection, 4);
const bell = await createBell(database);
startSender({
  transcriptOf: async () => null,
  database,
  bell,
  act: createActs(database, bell),
  seal: await openSeal(folder),
  blobs: await openBlobs(path.join(folder, 'blobs')),
  hostName: 'desk.test',
  maxMailBytes: 40 * 1024 * 1024,
  rawOf: async () => null,
  deliverBuiltIn: () => Promise.reject(new Error('not in this test')),
  leaseSeconds,
});
