import { ImapFlow } from 'imapflow';
import { PASSWORD } from './mail-servers.ts';

/** The raw bytes of every mail in that user's inbox, as an ordinary mail program fetches them. */
export const readInbox = async (port: number, user: string): Promise<Buffer[]> => {
  const client = new ImapFlow({
    ...{ host: '127.0.0.1', port, secure: true, logger: false, auth: { user, pass: PASSWORD } },
    tls: { rejectUnauthorized: false },
  });
  await client.connect();
  try {
    const lock = await client.getMailboxLock('INBOX');
    try {
      const found: Buffer[] = [];
      for await (const message of client.fetch('1:*', { source: true })) if (message.source) found.push(message.source);
      return found;
    } finally {
      lock.release();
    }
  } finally {
    await client.logout();
  }
};
