import './parts.css';
import { useEffect, useState } from 'react';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';

/** What is quicker than this seems immediate, and a skeleton would only flicker. */
const PATIENCE_MS = 200;

/** Grey lines in the place of what is coming. */
export const Loading = ({ lines = 4 }: { lines?: number }) => {
  const [shown, setShown] = useState(false);
  const t = useWords(commonWords);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className="loading" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  );
};
