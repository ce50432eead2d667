import { openDatabase } from '#ground/db/server/database.ts';
import { createBell } from '#ground/events/server/bell.ts';
import { openSeal } from '#ground/secrets/server/seal.ts';
import { startImapWatchers } from '../../src/doors/mail-in/imap/api.ts';

// Watchers in a process of their own, to be killed: connection and folder come as JSON in the first argument.
const { connection, folder } = JSON.parse(process.argv[2]!);
const database = openDatabase(connection, 4);
startImapWatchers({
  database,
  bell: await createBell(database),
  seal: await openSeal(folder),
  maxMailBytes: 1_000_000,
});
