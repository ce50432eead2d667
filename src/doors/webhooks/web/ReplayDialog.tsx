import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, notifyDone } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { listDeliveries, listEndpoints, replay } from '../contract.ts';
import { webhooksWords } from '../words.ts';

const HOURS = { hour: 1, day: 24, month: 720 } as const;
type Since = keyof typeof HOURS;

/** All that failed since a moment, again. */
export const ReplayDialog = ({ endpointId, onClose }: { endpointId: number; onClose: () => void }) => {
  const t = useWords(webhooksWords);
  const [since, setSince] = useState<Since>('day');
  const tell = useTell(replay, {
    invalidates: [listDeliveries, listEndpoints],
    onDone: ({ count }) => {
      notifyDone(t('replayed', { n: count }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      opened
      title={t('replay.title')}
      confirmLabel={t('replay')}
      busy={tell.isPending}
      error={tell.error}
      words={webhooksWords}
      onConfirm={() =>
        tell.mutate({ endpointId, failedSince: new Date(Date.now() - HOURS[since] * 3_600_000).toISOString() })
      }
      onClose={onClose}
    >
      <p>{t('replay.why')}</p>
      <div className="webhook-filter">
        <span aria-hidden="true">{t('replay.since')}</span>
        <SegmentedControl
          size="xs"
          aria-label={t('replay.since')}
          data={(Object.keys(HOURS) as Since[]).map((value) => ({ value, label: t(`replay.${value}`) }))}
          value={since}
          onChange={(value) => setSince(value as Since)}
        />
      </div>
    </ConfirmDialog>
  );
};
