import { ActionIcon } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ReasonedButton } from '#ground/ui/parts.tsx';
import { IconArrowsLeftRight, IconCircleCheck, IconUserCheck, IconX } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { whyNone } from '../rules.ts';
import { bulkWords } from '../words.ts';
import type { BulkActs } from './acts.ts';
import { BulkProgress } from './BulkProgress.tsx';
import { BulkSpam } from './BulkSpam.tsx';
import { BulkStatus } from './BulkStatus.tsx';
import { BulkSummary } from './BulkSummary.tsx';
import { BulkTags } from './BulkTags.tsx';
import { BulkTransfer } from './BulkTransfer.tsx';
import type { Job, Outcome, useRun } from './use-run.ts';

/** Nothing flickers by that is over sooner. */
const SHOWN_AFTER_MS = 1_000;

/** What can be done with those selected; greyed with the reasons where none of them allows it. */
export const BulkPanel = (props: {
  rows: readonly InteractionRow[];
  acts: BulkActs;
  run: ReturnType<typeof useRun>;
  outcome: Outcome | null;
  onLeave: () => void;
  onOutcomeRead: () => void;
  onUndo: (outcome: Outcome) => void;
}) => {
  const t = useWords(bulkWords);
  const { rows, acts, run } = props;
  const [asks, setAsks] = useState<'transfer' | 'status' | null>(null);
  const [isLong, setIsLong] = useState(false);
  const note = useState('');
  const box = useRef<HTMLDivElement>(null);
  const isRunning = run.running !== null;
  useEffect(() => {
    if (!isRunning) return setIsLong(false);
    const timer = setTimeout(() => setIsLong(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isRunning]);

  const reason = (whyNot: (row: InteractionRow) => string | null): string | null => {
    if (isRunning) return t('running');
    const reasons = whyNone(rows, whyNot);
    if (reasons === null) return null;
    return t(rows.length === 1 ? 'impossible.one' : 'impossible.all', { n: rows.length, reasons: reasons.join(' ') });
  };
  const start = (job: Omit<Job, 'rows'>): void => {
    setAsks(null);
    run.start({ ...job, rows });
  };
  return (
    <div ref={box} className="bulk-panel">
      {props.outcome && !isRunning && (
        <BulkSummary
          outcome={props.outcome}
          hrefOf={acts.hrefOf}
          onOpen={acts.onOpen}
          onClose={props.onOutcomeRead}
          onUndo={props.onUndo}
        />
      )}
      {run.running && isLong && <BulkProgress running={run.running} onStop={run.stop} />}
      {rows.length > 0 && !isLong && (
        <>
          <ActionIcon
            className="bulk-leave"
            variant="subtle"
            color="gray"
            size={26}
            aria-label={t('leave')}
            onClick={props.onLeave}
          >
            <IconX size={15} />
          </ActionIcon>
          <div className="bulk-acts">
            <ReasonedButton
              variant="default"
              reason={reason(acts.assign.whyNot)}
              leftSection={<IconUserCheck size={15} />}
              onClick={() =>
                start({
                  name: t('assign'),
                  act: acts.assign.act,
                  refusal: acts.assign.refusal,
                  said: (n) => t('assign.done', { n }),
                })
              }
            >
              {t('assign')}
            </ReasonedButton>
            <ReasonedButton
              variant="default"
              reason={reason(acts.transfer.whyNot)}
              leftSection={<IconArrowsLeftRight size={15} />}
              onClick={() => setAsks('transfer')}
            >
              {t('transfer')}
            </ReasonedButton>
            <ReasonedButton
              variant="default"
              reason={reason(acts.status.whyNot)}
              leftSection={<IconCircleCheck size={15} />}
              onClick={() => setAsks('status')}
            >
              {t('status')}
            </ReasonedButton>
            <BulkTags rows={rows} acts={acts} reason={reason(acts.tag.whyNot)} onStart={start} />
            <BulkSpam rows={rows} acts={acts} reason={reason} onStart={start} />
          </div>
        </>
      )}
      {asks === 'transfer' && (
        <BulkTransfer rows={rows} acts={acts} note={note} onStart={start} onClose={() => setAsks(null)} />
      )}
      {asks === 'status' && <BulkStatus rows={rows} acts={acts} onStart={start} onClose={() => setAsks(null)} />}
    </div>
  );
};
