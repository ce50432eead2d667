import './splitting.css';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { ShortTime } from '#ground/ui/parts.tsx';
import { IconArrowsSplit } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { useSubject } from '#spine/interactions/web/parts.tsx';
import { listSplits } from '../contract.ts';
import { splittingWords } from '../words.ts';

type Split = z.output<typeof listSplits.output>['splits'][number];
type Opening = { hrefOf: (interactionId: number) => string; onOpen: (interactionId: number) => void };

/** In the thread of either, at its time: that they were one, and the way to the other. */
const SplitLine = ({ split, hrefOf, onOpen }: { split: Split } & Opening) => {
  const t = useWords(splittingWords);
  const format = useFormat();
  const subjectOf = useSubject();
  const { other } = split;
  return (
    <article className="split-line" tabIndex={-1} aria-label={t('line.label', { at: format.dateTime(split.at) })}>
      <IconArrowsSplit size={16} aria-hidden="true" />
      <span>
        {split.isPart ? t('line.part', { by: split.byName }) : t('line.away', { by: split.byName, n: split.messages })}
        {' : '}
        {other ? (
          <a
            href={hrefOf(other.id)}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onOpen(other.id);
            }}
          >
            {subjectOf(other.subject)}
          </a>
        ) : (
          t('line.unseen')
        )}
      </span>
      <small>
        <ShortTime at={split.at} />
      </small>
    </article>
  );
};

/** To be put between the messages of an interaction, oldest first. */
export const useSplitLines = (
  interactionId: number,
  opening: Opening,
): { key: string; at: string; card: ReactNode }[] => {
  const { data } = useAsk(listSplits, { interactionId });
  return (data?.splits ?? []).map((split) => ({
    key: `split-${split.id}`,
    at: split.at,
    card: <SplitLine split={split} {...opening} />,
  }));
};
