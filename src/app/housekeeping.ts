import { forgetUnusedUploads } from '#desk/compose/server/jobs.ts';
import { forgetOldTexts } from '#doors/texts/server/api.ts';
import { forgetOldTranslated } from '#doors/translator/server/api.ts';
import { forgetOldCalls } from '#doors/voice/server/api.ts';
import { forgetOldWebhooks } from '#doors/webhooks/server/api.ts';
import { forgetImports } from '#office/contact-files/server/jobs.ts';
import { referencedIn } from '#ground/blobs/server/references-store.ts';
import { later, now } from '#ground/clock.ts';
import { addJob } from '#ground/jobs/server/jobs-store.ts';
import type { JobHandlers } from '#ground/jobs/server/worker.ts';
import { log } from '#ground/log.ts';
import { forgetNotices } from '#spine/notices/server/api.ts';
import { forgetAnswered } from '#spine/routing-rules/server/api.ts';
import { forgetPace } from '#spine/routing/server/api.ts';
import type { House } from './house.ts';

export const HOUSEKEEPING = 'house.keep-tidy';

const HOUR = 3_600_000;
const EVERY = 24 * HOUR;
/** Not while the house starts. */
const FIRST_AFTER = HOUR;
/** Who puts a file has a day to write down that it is theirs. */
const FILES_OLDER_THAN = 24 * HOUR;

const plan = (house: Pick<House, 'act'>, after: number): Promise<void> =>
  house.act(({ tx }) => addJob(tx, { kind: HOUSEKEEPING, key: HOUSEKEEPING, runAt: later(now(), after) }));

type Tidied = Pick<House, 'act' | 'blobs' | 'database'>;

/** Takes away uploads that were never sent, then files that nothing refers to any more. */
export const tidy = async ({ act, blobs, database }: Tidied): Promise<{ uploads: number; files: number }> => {
  const uploads = await act(({ tx }) => forgetUnusedUploads(tx));
  await act(({ tx }) => forgetPace(tx));
  const files = await blobs.sweep(referencedIn(database.db), later(now(), -FILES_OLDER_THAN));
  return { uploads, files };
};

export const planHousekeeping = (house: Pick<House, 'act'>): Promise<void> => plan(house, FIRST_AFTER);

export const housekeepingJobs = (house: Tidied): JobHandlers => ({
  [HOUSEKEEPING]: async () => {
    const { uploads, files } = await tidy(house);
    await house.act(({ tx }) => forgetNotices(tx));
    await house.act(({ tx }) => forgetImports(tx));
    await house.act(({ tx }) => forgetAnswered(tx));
    await house.act(({ tx }) => forgetOldTranslated(tx));
    await house.act(({ tx }) => forgetOldWebhooks(tx));
    await house.act(({ tx }) => forgetOldTexts(tx));
    await house.act(({ tx }) => forgetOldCalls(tx));
    if (uploads + files > 0) log.info('tidied', { uploads, files });
    await plan(house, EVERY);
  },
});
