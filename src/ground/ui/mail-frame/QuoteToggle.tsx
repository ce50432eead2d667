import './mail-frame.css';
import { useWords } from '#ground/web/words.tsx';
import { mailFrameWords } from './words.ts';

/** The "•••" that unfolds what a mail quotes. */
export const QuoteToggle = ({ shown, onToggle }: { shown: boolean; onToggle: () => void }) => {
  const t = useWords(mailFrameWords);
  const label = t(shown ? 'quotes.hide' : 'quotes.show');
  return (
    <button type="button" className="mail-quotes" aria-expanded={shown} title={label} onClick={onToggle}>
      <span aria-hidden="true">•••</span>
      <span className="visually-hidden">{label}</span>
    </button>
  );
};
