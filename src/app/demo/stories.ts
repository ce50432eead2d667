import { ACCOUNTS } from './stories/accounts.ts';
import { BILLING } from './stories/billing.ts';
import { DELIVERY } from './stories/delivery.ts';
import { ENGLISH } from './stories/english.ts';
import { LONG_THREAD } from './stories/long-thread.ts';
import { PAST_EN } from './stories/past-en.ts';
import { PAST_FR } from './stories/past-fr.ts';
import { PAST_FR_MORE } from './stories/past-fr-more.ts';
import { RETURNS } from './stories/returns.ts';
import type { Story } from './story.ts';

/** Everything that has happened on the demo floor. */
export const STORIES: readonly Story[] = [
  ...PAST_FR,
  ...PAST_FR_MORE,
  ...PAST_EN,
  ...ACCOUNTS,
  ...BILLING,
  ...DELIVERY,
  ...ENGLISH,
  ...RETURNS,
  LONG_THREAD,
];
