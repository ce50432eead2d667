import './outbound.css';
import { useEffect, useRef } from 'react';
import { IconAlertTriangle } from '#ground/ui/icons.ts';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useNow } from '#ground/web/time.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { interactionWords } from '#spine/interactions/words.ts';
import { comeBacks } from '../contract.ts';
import { sendingWords } from '../sending-words.ts';

/** In the Interactions menu: my scheduled answers that did not leave. Said aloud when one comes back. */
export const CameBackList = (props: {
  selectedId: number | null;
  hrefOf: (interactionId: number) => string;
  onOpen: (interactionId: number) => void;
}) => {
  const t = useWords(sendingWords);
  const anonymous = useWords(interactionWords)('anonymous');
  const { relative } = useFormat();
  const now = useNow(30_000);
  const answers = useAsk(comeBacks, {}).data?.answers;
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!answers) return;
    const before = known.current;
    const nameOf = (one: (typeof answers)[number]): string => `${one.interactionId} ${one.note.at}`;
    known.current = new Set(answers.map(nameOf));
    // What was there when the page was opened is read in the list.
    for (const one of before ? answers.filter((each) => !before.has(nameOf(each))) : [])
      notifyRefused(
        t(one.note.spam ? 'back.heard-spam' : 'back.heard', {
          customer: one.customer || anonymous,
          name: one.note.name || anonymous,
        }),
      );
  }, [answers, t, anonymous]);
  if (!answers || answers.length === 0) return null;
  return (
    <nav className="begun" aria-label={t('back.list')}>
      <h2>
        <span>{t('back.list')}</span>
        <span>{answers.length}</span>
      </h2>
      <ul>
        {answers.map(({ interactionId, customer, subject, note }) => (
          <li key={interactionId}>
            <a
              href={props.hrefOf(interactionId)}
              aria-current={interactionId === props.selectedId ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                props.onOpen(interactionId);
              }}
            >
              <IconAlertTriangle size={15} />
              <span>
                <b>{customer || anonymous}</b>
                <small>{subject}</small>
              </span>
              <time dateTime={note.at}>{relative(note.at, now)}</time>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
