import { IconMail, IconNote, IconPaperclip } from '#ground/ui/icons.ts';
import { Pill, ShortTime } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { STATUS_TONE, useContactName, useStatusName, useSubject } from '#spine/interactions/web/parts.tsx';
import type { Hit } from '../contract.ts';
import { searchWords } from '../words.ts';
import { Pieces } from './Pieces.tsx';

/** What was found of one interaction: who, about what, and the words where they stand. */
export const HitLine = ({ hit }: { hit: Hit }) => {
  const t = useWords(searchWords);
  const statusName = useStatusName();
  const noSubject = useSubject();
  const nameOf = useContactName();
  const { row } = hit;
  return (
    <>
      <span className="hit-icon" aria-hidden={hit.kind === 'message'}>
        {hit.kind === 'note' ? <IconNote size={16} role="img" aria-label={t('note')} /> : <IconMail size={16} />}
      </span>
      <span className="hit-head">
        <b>{nameOf(row)}</b>
        <span className="hit-subject">
          {hit.subject.length > 0 ? <Pieces pieces={hit.subject} /> : noSubject(row.subject)}
        </span>
        <Pill tone={STATUS_TONE[row.status]}>{statusName(row.status)}</Pill>
        <ShortTime at={hit.at} />
      </span>
      <span className="hit-text">
        <i>{hit.author ?? t('hidden')}</i> <Pieces pieces={hit.excerpt} />
      </span>
      {hit.files.map((file, n) => (
        <span className="hit-file" key={n}>
          <IconPaperclip size={13} role="img" aria-label={t('file')} /> <Pieces pieces={file} />
        </span>
      ))}
    </>
  );
};
