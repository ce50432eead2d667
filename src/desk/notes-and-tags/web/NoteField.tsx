import './notes.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconClipboard } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { MOST_NOTE, openNoteDraft } from '../contract.ts';
import { notesWords } from '../words.ts';
import { MentionArea } from './MentionArea.tsx';
import { MovedChoice } from './MovedChoice.tsx';
import { beginNote, useNote, type Begun } from './use-note.ts';
import { useNoteCards } from './use-notes.tsx';

/** How whoever shows the field adds what is written in it; 'none': nothing is. */
export type NotePen = { save: () => Promise<'none' | 'saved' | 'failed'> };
type PenHolder = { current: NotePen | null };

const Frame = ({ said, children }: { said?: string; children: ReactNode }) => {
  const t = useWords(notesWords);
  return (
    <section className="note note-field" aria-label={t('title')}>
      <div className="note-head">
        <IconClipboard size={16} />
        <b>{t('title')}</b>
        <span className="note-grow" />
        {said !== undefined && <small role="status">{said}</small>}
      </div>
      {children}
    </section>
  );
};

const Writing = (props: {
  interactionId: number;
  agentId: number;
  begun: Begun;
  pen: PenHolder;
  onAdded: () => void;
}) => {
  const { interactionId, agentId, begun, pen } = props;
  const t = useWords(notesWords);
  const format = useFormat();
  const note = useNote(interactionId, agentId, begun, props.onAdded);
  const { state, text } = note;
  const long = text.trim().length > MOST_NOTE;
  useEffect(() => {
    pen.current = {
      save: async () => {
        if (text.trim() === '') return 'none';
        return !long && (await note.save()) ? 'saved' : 'failed';
      },
    };
    return () => {
      pen.current = null;
    };
  });
  const said =
    state.kind === 'unreachable'
      ? t('draft.unreachable')
      : state.kind === 'clean' && state.savedAt
        ? t('draft.saved', { time: format.time(state.savedAt) })
        : '';
  return (
    <Frame said={said}>
      {state.kind === 'moved' && <MovedChoice note={note} />}
      <MentionArea
        text={text}
        mentions={note.mentions}
        onWrite={note.write}
        rows={2}
        aria-label={t('label')}
        placeholder={t('placeholder')}
      />
      {long && (
        <p className="note-long" role="alert">
          {t('too-long', { limit: MOST_NOTE })}
        </p>
      )}
      {note.error !== null && <ErrorNote error={note.error} words={notesWords} />}
    </Frame>
  );
};

const Read = ({ interactionId }: { interactionId: number }) => {
  const t = useWords(notesWords);
  const cards = useNoteCards(interactionId, false);
  if (cards.length > 0)
    return (
      <div className="note-cards">
        {cards.map(({ key, card }) => (
          <div key={key}>{card}</div>
        ))}
      </div>
    );
  return (
    <Frame>
      <p className="note-none">{t('none')}</p>
    </Frame>
  );
};

/** A note within something larger (R123): kept as it is typed, added through its pen. To be read only where it is not mine. */
export const NoteField = (props: { interactionId: number; mine: boolean; pen: PenHolder }) => {
  const { interactionId, mine, pen } = props;
  const me = useMe().data;
  const [count, setCount] = useState(0);
  const left = useQuery({
    queryKey: [openNoteDraft.name, { interactionId }, me?.id, 'field', count],
    queryFn: () => beginNote(interactionId, me!.id),
    enabled: mine && me !== undefined,
    gcTime: 0,
  });
  if (!mine) return <Read interactionId={interactionId} />;
  if (left.isError) return <ErrorNote error={left.error} words={notesWords} onRetry={() => void left.refetch()} />;
  if (!left.data || !me) return <Loading lines={2} />;
  return (
    <Writing
      key={count}
      interactionId={interactionId}
      agentId={me.id}
      begun={left.data}
      pen={pen}
      onAdded={() => setCount(count + 1)}
    />
  );
};
