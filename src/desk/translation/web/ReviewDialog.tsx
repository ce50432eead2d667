import './translation.css';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { TABLE_CLASS } from '#ground/table/limits.ts';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { WrittenPreview } from '#ground/ui/mail-editor/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { preview } from '../contract.ts';
import { translationWords } from '../words.ts';
import { CorrectField } from './CorrectField.tsx';
import { useLanguageName } from './languages.ts';
import type { Reviewed } from './use-review.tsx';

/** It is kept apart, and belongs to the text that it was written in. */
const hasLargeTable = (html: string): boolean => html.includes(`class="${TABLE_CLASS}"`);

/** What was written and what will leave, side by side, put right by hand where need be; nothing goes before the agent says so. */
export const ReviewDialog = (props: {
  interactionId: number;
  html: string;
  onSettle: (reviewed: Reviewed | null) => void;
}) => {
  const { interactionId, html, onSettle } = props;
  const t = useWords(translationWords);
  const common = useWords(commonWords);
  const nameOf = useLanguageName();
  const asked = useAsk(preview, { interactionId, html }, { fresh: true });
  const made = asked.data;
  const [corrected, setCorrected] = useState<string | null>(null);
  const theirs = made
    ? t('review.theirs', { to: nameOf(made.to) })
    : t(asked.isError ? 'review.not-made' : 'translating');
  return (
    <Modal
      opened
      size={1100}
      onClose={() => onSettle(null)}
      title={t('review.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className="review">
        <section aria-label={t('review.yours')}>
          <h3>{t('review.yours')}</h3>
          <WrittenPreview html={html} label={t('review.yours')} />
        </section>
        <section aria-label={theirs} aria-busy={asked.isPending} lang={made?.to}>
          <h3>{theirs}</h3>
          {asked.isError && (
            <>
              <p>{t('review.failed')}</p>
              <ErrorNote error={asked.error} words={translationWords} onRetry={() => void asked.refetch()} />
            </>
          )}
          {asked.isPending && <Loading lines={4} />}
          {made && (
            <>
              {corrected === null ? (
                <WrittenPreview html={made.html} label={theirs} />
              ) : (
                <CorrectField html={made.html} lang={made.to} onChange={setCorrected} />
              )}
              <p className="review-notice" lang={made.to}>
                {made.notice}
              </p>
            </>
          )}
        </section>
      </div>
      <div className="review-acts">
        {made && hasLargeTable(made.html) && <p>{t('review.table')}</p>}
        {made && !hasLargeTable(made.html) && (
          <Button
            variant="subtle"
            className="review-correct"
            onClick={() => setCorrected(corrected === null ? made.html : null)}
          >
            {t(corrected === null ? 'review.correct' : 'review.machine')}
          </Button>
        )}
        {asked.isError && (
          <Button variant="default" onClick={() => onSettle({ translation: null })}>
            {t('review.as-is')}
          </Button>
        )}
        <Button variant="default" onClick={() => onSettle(null)}>
          {t('review.write')}
        </Button>
        <Button
          data-autofocus
          disabled={!made || corrected === ''}
          onClick={() =>
            made && onSettle({ translation: { html: corrected ?? made.html, from: made.from, to: made.to } })
          }
        >
          {t('review.send')}
        </Button>
      </div>
    </Modal>
  );
};
