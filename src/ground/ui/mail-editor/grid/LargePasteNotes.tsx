import './large-paste.css';
import { useRef, useState } from 'react';
import { IconTable } from '#ground/ui/icons.ts';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { PASTE_LIMIT } from '#ground/table/limits.ts';
import { announce } from '#ground/web/announce.tsx';
import { useWords } from '#ground/web/words.tsx';
import { editorWords } from '../words.ts';
import type { Reading, TooLargeTable } from './large-paste.ts';

/** What an editor tells of large pastes, as state to be shown. */
export const useLargePaste = (onReading?: (reading: boolean) => void) => {
  const t = useWords(editorWords);
  const [readings, setReadings] = useState<Reading[]>([]);
  const [refused, setRefused] = useState<TooLargeTable | null>(null);
  const known = useRef(new Set<number>());
  const latest = useRef<Reading[]>([]);
  return {
    readings,
    refused,
    setRefused,
    /** Gives up all that is being read; false where nothing is. */
    cancel: (): boolean => {
      const some = latest.current.length > 0;
      for (const { cancel } of latest.current) cancel();
      if (some) announce(t('reading.cancelled'));
      return some;
    },
    handlers: {
      onReadings: (now: Reading[]): void => {
        for (const { id, what } of now) {
          if (!known.current.has(id)) announce(t(`reading.${what}.heard`));
          known.current.add(id);
        }
        if (now.length > 0 !== latest.current.length > 0) onReading?.(now.length > 0);
        latest.current = now;
        setReadings(now);
      },
      onRead: (rows: number, columns: number): void => announce(t('reading.done', { rows, columns })),
      onTooLarge: setRefused,
    },
  };
};

const ReadingLine = ({ reading: { what, share, cancel } }: { reading: Reading }) => {
  const t = useWords(editorWords);
  const percent = Math.round(share * 100);
  const said = t(`reading.${what}`, { percent });
  return (
    <div className="comp-reading">
      <span>{said}</span>
      <span
        className="comp-reading-bar"
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-label={said}
      >
        <span style={{ width: `${percent}%` }} />
      </span>
      <button
        type="button"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          cancel();
          announce(t('reading.cancelled'));
        }}
      >
        {t('reading.cancel')}
      </button>
    </div>
  );
};

/** Under the text: tables being read, and why one was not taken (R24) with what can be done instead. */
export const LargePasteNotes = (
  props: Pick<ReturnType<typeof useLargePaste>, 'readings' | 'refused' | 'setRefused'> & {
    canAttach: boolean;
    /** Back to the text. */
    onLeave: () => void;
  },
) => {
  const t = useWords(editorWords);
  const { refused, setRefused } = props;
  const limits = { max: PASTE_LIMIT };
  const done = (then?: () => void): void => {
    setRefused(null);
    props.onLeave();
    then?.();
  };
  const attach = refused?.attach;
  const pasteText = refused?.pasteText;
  return (
    <>
      {props.readings.length > 0 && (
        <div className="comp-readings">
          {props.readings.map((reading) => (
            <ReadingLine key={reading.id} reading={reading} />
          ))}
        </div>
      )}
      {refused && (
        <div className="comp-too-large" role="alert">
          <IconTable size={16} aria-hidden />
          <span>
            {refused.rows === null || refused.columns === null
              ? t('large.refused.beyond', limits)
              : t('large.refused', { rows: refused.rows, columns: refused.columns, ...limits })}
          </span>
          {attach && props.canAttach && (
            <button
              type="button"
              onClick={() => done(() => void attach(t('large.file')).catch(() => notifyRefused(t('large.failed'))))}
            >
              {t('large.attach')}
            </button>
          )}
          {pasteText && (
            <button type="button" onClick={() => done(pasteText)}>
              {t('large.text')}
            </button>
          )}
          <button type="button" onClick={() => done()}>
            {t('large.close')}
          </button>
        </div>
      )}
    </>
  );
};
