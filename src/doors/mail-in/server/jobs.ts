import { Resolver } from 'node:dns/promises';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import type { JobHandlers } from '#ground/jobs/server/worker.ts';
import { setVerdict } from '#spine/interactions/server/api.ts';
import { createVerdict } from '../parse/verdict.ts';
import { JUDGE_SENDER } from './intake.ts';
import { envelopeOf, rawOfLedger } from './ledger-store.ts';

/** Who vouches for the sender is looked up after the mail is in its place: DNS may be slow, the mail must not be. */
export const mailInJobs = (db: Db, act: Acts): JobHandlers => {
  const dns = new Resolver({ timeout: 2_000, tries: 2 });
  const judge = createVerdict({ resolver: (name, type) => dns.resolve(name, type) as Promise<string[]> });
  return {
    [JUDGE_SENDER]: async ({ ledgerId, messageId }) => {
      const raw = await rawOfLedger(db, Number(ledgerId));
      const envelope = await envelopeOf(db, Number(ledgerId));
      if (!raw || !envelope) return;
      const verdict = await judge.judgeSender(raw, envelope);
      await act((one) => setVerdict(one, Number(messageId), verdict));
    },
  };
};
