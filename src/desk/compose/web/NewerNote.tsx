import './newer.css';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { IconAlertTriangle, IconMail } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { sendingWords } from '../sending-words.ts';
import type { Newer } from './use-newer.ts';

/** More are counted, not listed: the newest say where the conversation stands. */
const MOST_SHOWN = 3;

/**
 * What the customer or a colleague wrote since the draft was begun. It shows when it comes; once it has stopped a send
 * it asks whether to send all the same.
 */
export const NewerNote = (props: {
  messages: readonly Newer[];
  /** A send was stopped by it. */
  stopped: boolean;
  onRead: (messageId: number) => void;
  onAnyway: () => void;
  onContinue: () => void;
}) => {
  const t = useWords(sendingWords);
  const format = useFormat();
  const { messages, stopped } = props;
  const newest = messages.at(-1);
  const anyway = useRef<HTMLButtonElement>(null);
  const said = newest ? t('newer.live', { count: messages.length, name: newest.name }) : '';
  useEffect(() => {
    if (stopped) anyway.current?.focus();
  }, [stopped]);
  // There before there is anything to say: what comes into a live region is heard, a region that comes is not.
  const spoken = (
    <span className="visually-hidden" role="status">
      {stopped ? '' : said}
    </span>
  );
  if (!newest) return spoken;
  return (
    <>
      {spoken}
      <div
        className="comp-newer"
        role={stopped ? 'alert' : 'group'}
        aria-label={said}
        data-stopped={stopped || undefined}
      >
        <p>
          {stopped ? <IconAlertTriangle size={16} /> : <IconMail size={16} />}
          <span>
            {said} {stopped && <b>{t('newer.stopped')}</b>}
          </span>
        </p>
        <ul>
          {messages.slice(-MOST_SHOWN).map((one) => (
            <li key={one.id}>
              <b>{one.name}</b>
              <time dateTime={one.at}>{format.short(one.at)}</time>
              <span className="comp-newer-words">{one.firstWords}</span>
              <button
                type="button"
                aria-label={t('newer.read.whose', { name: one.name, at: format.short(one.at) })}
                onClick={() => props.onRead(one.id)}
              >
                {t('newer.read')}
              </button>
            </li>
          ))}
        </ul>
        {stopped && (
          <div className="comp-newer-ask">
            <Button size="compact-sm" variant="default" onClick={props.onContinue}>
              {t('newer.continue')}
            </Button>
            <Button size="compact-sm" ref={anyway} onClick={props.onAnyway}>
              {t('newer.anyway')}
            </Button>
          </div>
        )}
      </div>
    </>
  );
};
