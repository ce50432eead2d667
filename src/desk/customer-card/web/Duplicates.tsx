import './duplicates.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { ReasonedButton } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listDuplicates, tellApart } from '../duplicates/contract.ts';
import { duplicateWords } from '../duplicates/words.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';

type Alike = z.output<typeof listDuplicates.output>['alike'][number];

const Proposal = (props: { contactId: number; one: Alike; reason: string | null; onMerge: () => void }) => {
  const { contactId, one, reason, onMerge } = props;
  const t = useWords(duplicateWords);
  const name = one.name || one.addresses[0]?.address || '';
  const apart = useTell(tellApart, {
    invalidates: [listDuplicates],
    onDone: () => announce(t('apart.done', { name })),
  });
  const about = [...one.addresses.map((each) => each.address), one.company, one.place].filter(Boolean).join(' · ');
  return (
    <li>
      <b>{name}</b>
      <span className="duplicate-reason">{t(`reason.${one.reason}`)}</span>
      <small title={about}>{about}</small>
      <div className="duplicate-acts">
        <ReasonedButton
          size="compact-xs"
          variant="default"
          reason={reason}
          aria-label={t('merge.heard', { name })}
          onClick={onMerge}
        >
          {t('merge')}
        </ReasonedButton>
        <ReasonedButton
          size="compact-xs"
          variant="subtle"
          color="gray"
          reason={reason}
          loading={apart.isPending}
          aria-label={t('apart.heard', { name })}
          onClick={() => apart.mutate({ contactId, otherId: one.id })}
        >
          {t('apart')}
        </ReasonedButton>
      </div>
    </li>
  );
};

/** Cards that look like this one, each with the reason; and those that were merged into it. */
export const Duplicates = ({ contactId }: { contactId: number }) => {
  const t = useWords(duplicateWords);
  const format = useFormat();
  const asked = useAsk(listDuplicates, { contactId });
  const [merging, setMerging] = useState<number | null>(null);
  const [splitting, setSplitting] = useState<number | null>(null);
  // It only helps: where it cannot be had, the card is none the worse.
  if (!asked.data) return null;
  const { alike, merged, mayMerge } = asked.data;
  const reason = mayMerge ? null : t('refused.may-not-merge');
  return (
    <>
      {alike.length > 0 && (
        <section className="duplicates" aria-label={t('alike')}>
          <h3>{t('alike')}</h3>
          <ul>
            {alike.map((one) => (
              <Proposal
                key={one.id}
                contactId={contactId}
                one={one}
                reason={reason}
                onMerge={() => setMerging(one.id)}
              />
            ))}
          </ul>
        </section>
      )}
      {merged.length > 0 && (
        <section className="merged-cards" aria-label={t('merged.list')}>
          <h3>{t('merged.list')}</h3>
          <ul>
            {merged.map((one) => (
              <li key={one.mergeId}>
                <span>{t('merged.by', { name: one.name, date: format.date(one.at), by: one.byName })}</span>
                {mayMerge && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('split.heard', { name: one.name })}
                    onClick={() => setSplitting(one.mergeId)}
                  >
                    {t('split')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {merging !== null && <MergeDialog contactId={contactId} otherId={merging} onClose={() => setMerging(null)} />}
      {splitting !== null && <SplitDialog mergeId={splitting} onClose={() => setSplitting(null)} />}
    </>
  );
};
