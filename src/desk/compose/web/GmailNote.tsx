import { IconInfoCircle } from '#ground/ui/icons.ts';
import { TABLE_TYPE } from '#ground/table/limits.ts';
import { useWords } from '#ground/web/words.tsx';
import { quoteWords } from '../quote-words.ts';
import { gmailClips, likelyHtmlBytes } from '../rules.ts';
import type { Composer as Model, Opened } from './use-composer.ts';

/** Said before sending and never in the way: Gmail shows the first 102 KB of a message. */
export const GmailNote = ({ model, quoted }: { model: Model; quoted: Opened['quoted'] }) => {
  const t = useWords(quoteWords);
  const html = model.html();
  const tables = model.items.filter(({ upload }) => upload?.type === TABLE_TYPE);
  const tableBytes = tables.reduce((sum, { size }) => sum + size, 0);
  if (!gmailClips(likelyHtmlBytes({ html, tableBytes, quotedBytes: model.quote ? (quoted?.bytes ?? 0) : 0 })))
    return null;
  const hasTable = tables.length > 0 || /<td\b/i.test(html);
  return (
    <p className="gmail-note" role="status">
      <IconInfoCircle size={15} />
      {t(hasTable ? 'gmail-clips' : 'gmail-clips.text')}
    </p>
  );
};
