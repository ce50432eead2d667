import './spam.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { IconTrash } from '#ground/ui/icons.ts';
import { Pill, ReasonedButton, ShortTime } from '#ground/ui/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { about } from '../contract.ts';
import { spamWords } from '../words.ts';
import { useUnmark } from './use-unmark.ts';

export const SpamPill = () => (
  <Pill tone="bad">
    <IconTrash size={12} aria-hidden="true" />
    {useWords(spamWords)('spam')}
  </Pill>
);

/** Above the thread of what is in the Trash: by whom, what was stopped since, and the way back. */
export const TrashBanner = ({ interactionId, className }: { interactionId: number; className: string }) => {
  const t = useWords(spamWords);
  const format = useFormat();
  const trash = useAsk(about, { interactionId }, { fresh: true }).data?.trash ?? null;
  const unmark = useUnmark();
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  if (!trash) return null;
  const { blocked, stopped, total, why } = trash;
  const senders = blocked.map((one) => (one.kind === 'domain' ? `@${one.value}` : one.value)).join(', ');
  const back = async (): Promise<void> => {
    setBusy(true);
    await unmark(interactionId);
    setBusy(false);
  };
  return (
    <div className={`${className} trash-banner`} role="status">
      <IconTrash size={16} aria-hidden="true" />
      <div className="trash-facts">
        <p>
          {t('trash.marked', { name: trash.byName, at: format.short(trash.at) })}{' '}
          {senders && t('trash.blocked', { senders })} {t(`trash.to.${trash.backTo}`, { name: trash.agentName ?? '' })}
        </p>
        {total > 0 && (
          <p>
            <Button size="compact-xs" variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t('trash.stopped', { n: total })}
            </Button>{' '}
            {t('trash.stopped.why')}
          </p>
        )}
        {shown && (
          <ul>
            {stopped.map((mail) => (
              <li key={mail.ledgerId}>
                {mail.subject || t('subject.none')} · <ShortTime at={mail.at} />
              </li>
            ))}
            {total > stopped.length && <li>{t('trash.more', { n: total - stopped.length })}</li>}
          </ul>
        )}
      </div>
      <ReasonedButton
        size="compact-sm"
        loading={busy}
        reason={why === null ? null : t(`refused.${why}`)}
        onClick={() => void back()}
      >
        {t('not-spam')}
      </ReasonedButton>
    </div>
  );
};
