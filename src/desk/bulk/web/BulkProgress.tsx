import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useWords } from '#ground/web/words.tsx';
import { bulkWords } from '../words.ts';
import type { Running } from './use-run.ts';

/** How far it is, and the way to stop it: what is under way is finished, nothing more is begun. */
export const BulkProgress = ({ running, onStop }: { running: Running; onStop: () => void }) => {
  const t = useWords(bulkWords);
  const { job, settled, stopping } = running;
  const total = job.rows.length;
  const stop = useRef<HTMLButtonElement>(null);
  // It stands where the buttons were: whoever pressed one is here.
  useEffect(() => {
    if (document.activeElement === document.body) stop.current?.focus();
  }, []);
  return (
    <div className="bulk-progress">
      <b>{job.name}</b>
      <span>{t('progress', { done: settled, total })}</span>
      <div
        className="bulk-track"
        role="progressbar"
        aria-label={job.name}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={settled}
        aria-valuetext={t('progress', { done: settled, total })}
      >
        <i style={{ width: `${(settled / total) * 100}%` }} />
      </div>
      <Button ref={stop} size="compact-sm" variant="default" aria-disabled={stopping || undefined} onClick={onStop}>
        {t(stopping ? 'stopping' : 'stop')}
      </Button>
    </div>
  );
};
