import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { IconAlertTriangle, IconCircleCheck, IconX } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { useContactName, useSubject } from '#spine/interactions/web/parts.tsx';
import { bulkWords } from '../words.ts';
import type { Outcome } from './use-run.ts';

/** How many it was done to, and each that was refused with its reason and the way to it. */
export const BulkSummary = (props: {
  outcome: Outcome;
  hrefOf: (interactionId: number) => string;
  onOpen: (interactionId: number) => void;
  onClose: () => void;
  onUndo: (outcome: Outcome) => void;
}) => {
  const t = useWords(bulkWords);
  const common = useWords(commonWords);
  const subjectOf = useSubject();
  const nameOf = useContactName();
  const { job, done, refused, untouched } = props.outcome;
  const title = useRef<HTMLHeadingElement>(null);
  // Read from its title on, by whoever sees and whoever hears.
  useEffect(() => title.current?.focus(), [props.outcome]);
  return (
    <section className="bulk-summary" aria-label={t('summary')}>
      <h2 ref={title} tabIndex={-1}>
        {done.length > 0 ? <IconCircleCheck size={16} /> : <IconAlertTriangle size={16} />}
        {job.said(done.length)}
      </h2>
      <ActionIcon variant="subtle" color="gray" size={26} aria-label={common('close')} onClick={props.onClose}>
        <IconX size={15} />
      </ActionIcon>
      {job.undo && done.length > 0 && (
        <Button className="bulk-undo" size="compact-sm" variant="default" onClick={() => props.onUndo(props.outcome)}>
          {t('undo.done', { n: done.length })}
        </Button>
      )}
      {untouched.length > 0 && <p>{t('untouched', { n: untouched.length })}</p>}
      {refused.length > 0 && (
        <>
          <p>{t('refused', { n: refused.length })}</p>
          <ul>
            {refused.map(({ row, reason }) => (
              <li key={row.id}>
                <a
                  href={props.hrefOf(row.id)}
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                    event.preventDefault();
                    props.onOpen(row.id);
                  }}
                >
                  {nameOf(row)} · {subjectOf(row.subject)}
                </a>
                <span>{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
