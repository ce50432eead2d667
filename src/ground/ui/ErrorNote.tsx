import './parts.css';
import type { Words } from '#ground/words.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { IconAlertTriangle } from './icons.ts';

/** An error in words, beside what was tried. Shows nothing while there is none. */
export const ErrorNote = ({ error, words, onRetry }: { error: unknown; words?: Words; onRetry?: () => void }) => {
  const refusal = useRefusal(words);
  const t = useWords(commonWords);
  if (error === null || error === undefined) return null;
  return (
    <div className="error-note" role="alert">
      <IconAlertTriangle size={16} />
      <span>{refusal(error)}</span>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {t('retry')}
        </button>
      )}
    </div>
  );
};
