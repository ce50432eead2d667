import './erasure.css';
import { Progress } from '@mantine/core';
import { IconUserOff } from '#ground/ui/icons.ts';
import { EmptyState } from '#ground/ui/parts.tsx';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { erasureWords } from '../erasure/words.ts';

/** In place of who was erased; how far it has come while it goes on. */
export const Erased = ({
  at,
  done,
  total,
  finished,
}: {
  at: string;
  done: number;
  total: number;
  finished: boolean;
}) => {
  const t = useWords(erasureWords);
  const format = useFormat();
  return (
    <>
      <EmptyState icon={<IconUserOff />} title={t('erased')}>
        {t('erased.why', { date: format.date(at) })}
      </EmptyState>
      {!finished && (
        <div className="erasure-progress" role="status">
          <span>{t('progress', { done: format.number(done), total: format.number(total) })}</span>
          <Progress value={total === 0 ? 100 : (100 * done) / total} aria-label={t('erased')} />
        </div>
      )}
    </>
  );
};
