import './outbound.css';
import { IconPencil } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useNow } from '#ground/web/time.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listOutbound } from '../outbound/contract.ts';
import { outboundWords } from '../outbound/words.ts';

/** In the Interactions menu: what I began to write to somebody and have not sent. Nothing while there is none. */
export const OutboundDrafts = (props: {
  selectedId: string | null;
  hrefOf: (draftId: string) => string;
  onOpen: (draftId: string) => void;
}) => {
  const t = useWords(outboundWords);
  const { relative } = useFormat();
  const now = useNow(30_000);
  const drafts = useAsk(listOutbound, {}).data?.drafts ?? [];
  if (drafts.length === 0) return null;
  return (
    <nav className="begun" aria-label={t('drafts')}>
      <h2>
        <span>{t('drafts')}</span>
        <span aria-label={t('drafts.count', { n: drafts.length })}>{drafts.length}</span>
      </h2>
      <ul>
        {drafts.map(({ draftId, name, address, subject, changedAt }) => (
          <li key={draftId}>
            <a
              href={props.hrefOf(draftId)}
              aria-current={draftId === props.selectedId ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                props.onOpen(draftId);
              }}
            >
              <IconPencil size={15} />
              <span>
                <b>{name || address}</b>
                <small>{subject.trim() || t('drafts.no-subject')}</small>
              </span>
              <time dateTime={changedAt}>{relative(changedAt, now)}</time>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
