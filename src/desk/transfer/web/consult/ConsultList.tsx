import './consult.css';
import { IconMessageQuestion } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useNow } from '#ground/web/time.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { useSubject } from '#spine/interactions/web/parts.tsx';
import { myConsultations } from '../../consult/contract.ts';
import { consultWords } from '../../consult/words.ts';

/** In the Interactions menu: who asks me something, and whom I asked. */
export const ConsultList = (props: {
  selectedId: number | null;
  hrefOf: (interactionId: number) => string;
  onOpen: (interactionId: number) => void;
}) => {
  const t = useWords(consultWords);
  const subjectOf = useSubject();
  const { relative } = useFormat();
  const now = useNow(30_000);
  const consultations = useAsk(myConsultations, {}).data?.consultations ?? [];
  if (consultations.length === 0) return null;
  return (
    <nav className="consult-list" aria-label={t('list')}>
      <h2>
        <span>{t('list')}</span>
        <span>{consultations.length}</span>
      </h2>
      <ul>
        {consultations.map((one) => (
          <li key={one.id}>
            <a
              href={props.hrefOf(one.interactionId)}
              aria-current={one.interactionId === props.selectedId ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                props.onOpen(one.interactionId);
              }}
            >
              <IconMessageQuestion size={15} />
              <span>
                <b>{t(one.asksMe ? 'list.asks-me' : 'list.asked', { name: one.otherName })}</b>
                <small>{[one.contactName, subjectOf(one.subject)].filter(Boolean).join(' · ')}</small>
              </span>
              {one.unread > 0 && (
                <b className="consult-unread" aria-label={t('unread', { n: one.unread })}>
                  {one.unread}
                </b>
              )}
              <time dateTime={one.at}>{relative(one.at, now)}</time>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
