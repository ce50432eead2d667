import './snooze.css';
import { Button } from '@mantine/core';
import { notifyDone, notifyRefused, Pill } from '#ground/ui/parts.tsx';
import { IconBellRinging, IconZzz } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useNow } from '#ground/web/time.ts';
import { useFormat, useRefusal, useWords } from '#ground/web/words.tsx';
import { listSleeps, readSleep, wake, type Sleep } from '../contract.ts';
import { snoozeWords } from '../words.ts';
import { useSleepOf } from './use-sleeps.ts';

/** In a list: when it comes back, or that it has. */
export const SleepMark = ({ sleep }: { sleep: Sleep }) => {
  const t = useWords(snoozeWords);
  const { ahead } = useFormat();
  // "Tomorrow" is today after midnight.
  const now = useNow(30_000);
  return (
    <span className="sleep-mark" data-woken={sleep.wokenAt !== null || undefined}>
      {sleep.wokenAt ? <IconBellRinging size={13} aria-hidden="true" /> : <IconZzz size={13} aria-hidden="true" />}
      {sleep.wokenAt ? t('woken.row') : t('asleep.row', { when: ahead(sleep.until, now) })}
    </span>
  );
};

/** Above the thread: that it sleeps, and until when; whose it is may wake it. */
export const HeaderSleep = ({ interactionId, mine }: { interactionId: number; mine: boolean }) => {
  const t = useWords(snoozeWords);
  const refusal = useRefusal(snoozeWords);
  const { ahead } = useFormat();
  const now = useNow(30_000);
  const sleep = useSleepOf(interactionId);
  const tell = useTell(wake, {
    invalidates: [listSleeps, readSleep, 'inbox.list', 'thread.open'],
    onDone: () => notifyDone(t('woke')),
  });
  if (!sleep) return null;
  const woken = sleep.wokenAt !== null;
  return (
    <div className="sleep-head">
      <Pill tone={woken ? 'accent' : 'violet'}>
        {woken ? <IconBellRinging size={13} aria-hidden="true" /> : <IconZzz size={13} aria-hidden="true" />}
        {woken ? t('woken') : t('asleep', { when: ahead(sleep.until, now) })}
      </Pill>
      {mine && !woken && (
        <Button
          size="compact-xs"
          variant="default"
          loading={tell.isPending}
          onClick={() => tell.mutate({ interactionId }, { onError: (error) => notifyRefused(refusal(error)) })}
        >
          {t('wake')}
        </Button>
      )}
    </div>
  );
};
