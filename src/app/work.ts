import { contactFileJobs, resumeImports } from '#office/contact-files/server/jobs.ts';
import { searchJobs } from '#desk/search/server/api.ts';
import { composeJobs } from '#desk/compose/server/jobs.ts';
import { snoozeJobs } from '#desk/snooze/server/jobs.ts';
import { timerJobs } from '#desk/timers/server/jobs.ts';
import { outcomeJobs } from '#desk/outcomes/server/jobs.ts';
import { startWorker } from '#ground/jobs/server/worker.ts';
import { rulingBy } from '#spine/routing-rules/server/api.ts';
import { expireOffer, OFFER_EXPIRED, requeueInboxOf, startRouter } from '#spine/routing/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import {
  createParsePool,
  listenerCertificate,
  mailInJobs,
  startIntake,
  startListener,
} from '#doors/mail-in/server/api.ts';
import { startConsequences } from './consequences.ts';
import { startDoors } from './doors.ts';
import { erasureJobs, resumeErasures } from './erase-contact.ts';
import type { House } from './house.ts';
import { housekeepingJobs, planHousekeeping } from './housekeeping.ts';
import { startSearchIndex } from './search-index.ts';
import { REQUEUE_INBOX } from './when-this-happens.ts';

export type Working = {
  smtp: { host: string; port: number };
  lmtp: { host: string; port: number } | null;
  stop(): Promise<void>;
};

/** Threads that parse: the second is for the large mail that keeps the first busy. */
const PARSE_THREADS = 2;

/** Mail in, routing, jobs and mail out. Several such processes may run at once. */
export const startWork = async (house: House): Promise<Working> => {
  const { config, database, bell, act } = house;
  const pool = createParsePool({ threads: PARSE_THREADS });
  const intake = startIntake({
    db: database.db,
    act,
    bell,
    blobs: house.blobs,
    pool,
    tokens: house.tokens,
    hostName: config.hostName,
    mailboxFor: (address) => house.addressBook.mailboxFor(address),
    ruling: rulingBy(house),
  });
  const listen = {
    db: database.db,
    intake,
    host: config.smtpHost,
    hostName: config.hostName,
    maxBytes: config.maxMailBytes,
    tls: await listenerCertificate(config.dataDir, config.hostName),
    isOurs: async (address: string) => (await house.addressBook.lookUp(address)) !== null,
  };
  const smtp = await startListener({ ...listen, port: config.smtpPort, lmtp: false });
  const lmtp = config.lmtpPort === null ? null : await startListener({ ...listen, port: config.lmtpPort, lmtp: true });
  const router = startRouter(database.db, act, bell);
  const consequences = await startConsequences(house);
  const index = await startSearchIndex(house);
  const doors = await startDoors(house);
  await planHousekeeping(house);
  await resumeImports(act);
  await resumeErasures(act);
  const worker = startWorker(database, bell, {
    ...mailInJobs(database.db, act),
    ...composeJobs(database.db, act),
    ...timerJobs(act),
    ...outcomeJobs(database.db, act),
    ...snoozeJobs(act),
    ...searchJobs(act),
    ...contactFileJobs(act),
    ...erasureJobs(house),
    ...housekeepingJobs(house),
    [OFFER_EXPIRED]: ({ offerId }) => act((one) => expireOffer(one, Number(offerId))),
    [REQUEUE_INBOX]: async ({ agentId }) => {
      await act(async (one) => {
        const agent = await agentById(one.tx, Number(agentId));
        if (agent?.state === 'unavailable') await requeueInboxOf(one, Number(agentId));
      });
    },
  });
  return {
    smtp,
    lmtp,
    async stop() {
      await Promise.all([smtp.stop(), lmtp?.stop()]);
      await Promise.all([intake.stop(), router.stop(), worker.stop(), consequences.stop(), index.stop(), doors.stop()]);
      await pool.close();
    },
  };
};
