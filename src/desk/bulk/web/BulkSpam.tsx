import { useState } from 'react';
import { ConfirmDialog, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconMailOpened, IconShieldX } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { bulkWords } from '../words.ts';
import type { BulkActs } from './acts.ts';
import type { Job } from './use-run.ts';

/** All into the Trash, asked first and undone with a click; of what is there already, all out of it. */
export const BulkSpam = (props: {
  rows: readonly InteractionRow[];
  acts: Pick<BulkActs, 'spam' | 'notSpam'>;
  reason: (whyNot: (row: InteractionRow) => string | null) => string | null;
  onStart: (job: Omit<Job, 'rows'>) => void;
}) => {
  const t = useWords(bulkWords);
  const { rows, acts, reason } = props;
  const [asks, setAsks] = useState(false);
  const back: Omit<Job, 'rows'> = {
    name: t('not-spam'),
    act: acts.notSpam.act,
    refusal: acts.notSpam.refusal,
    said: (n) => t('not-spam.done', { n }),
  };
  if (rows.length > 0 && rows.every((row) => row.trashedAt !== null))
    return (
      <ReasonedButton
        className="bulk-wide"
        variant="default"
        reason={reason(acts.notSpam.whyNot)}
        leftSection={<IconMailOpened size={15} />}
        onClick={() => props.onStart(back)}
      >
        {t('not-spam')}
      </ReasonedButton>
    );
  return (
    <>
      <ReasonedButton
        className="bulk-wide"
        variant="default"
        reason={reason(acts.spam.whyNot)}
        leftSection={<IconShieldX size={15} />}
        onClick={() => setAsks(true)}
      >
        {t('spam')}
      </ReasonedButton>
      <ConfirmDialog
        opened={asks}
        danger
        title={t('spam.title', { n: rows.length })}
        confirmLabel={t('spam.confirm')}
        onClose={() => setAsks(false)}
        onConfirm={() => {
          setAsks(false);
          props.onStart({
            name: t('spam.name'),
            act: acts.spam.act,
            refusal: acts.spam.refusal,
            said: (n) => t('spam.done', { n }),
            undo: back,
          });
        }}
      >
        {t('spam.why')}
      </ConfirmDialog>
    </>
  );
};
