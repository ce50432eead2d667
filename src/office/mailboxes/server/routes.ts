import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { listMailboxes, removeMailbox, saveMailbox } from '#spine/mailboxes/server/api.ts';
import * as contract from '../contract.ts';
import { testServers, type Probes } from './test-servers.ts';

export type MailboxesOptions = {
  db: Db;
  act: Acts;
  seal: Seal;
  /** Where our own SMTP door hears. */
  listener: { host: string; port: number };
  /** What the watchers of the IMAP mailboxes last met, by mailbox. */
  watchStates(db: Db): Promise<Map<number, { state: string; detail: string; since: Date }>>;
  probes: Probes;
};

export const mailboxesRoutes = (http: FastifyInstance, options: MailboxesOptions): void => {
  const { db, act, seal, listener } = options;

  answer(http, contract.listMailboxes, async () => {
    const [mailboxes, states] = await Promise.all([listMailboxes(db), options.watchStates(db)]);
    return {
      // A state of the time when it was read by IMAP says nothing of a mailbox that no longer is.
      mailboxes: mailboxes.map((one) => ({
        ...one,
        watch: (one.incoming.kind === 'imap' && states.get(one.id)) || null,
      })),
      listener,
    };
  });

  answer(http, contract.saveMailbox, async (input) => ({ id: await saveMailbox(act, seal, input) }));

  answer(http, contract.removeMailbox, async ({ id }) => {
    await removeMailbox(act, id);
    return {};
  });

  answer(http, contract.testConnection, async (input) => ({
    steps: await testServers({ db, seal, probes: options.probes }, input),
  }));
};
