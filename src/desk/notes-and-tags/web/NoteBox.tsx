import { Button } from '@mantine/core';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { ErrorNote, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconClipboard } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { MOST_NOTE } from '../contract.ts';
import { notesWords } from '../words.ts';
import { MentionArea } from './MentionArea.tsx';
import { MovedChoice } from './MovedChoice.tsx';
import { useNote, type Begun } from './use-note.ts';

export type NoteBoxProps = {
  interactionId: number;
  agentId: number;
  begun: Begun;
  /** Why no note may be added, in words; null when it may. */
  reason: string | null;
  onClosed: () => void;
};

/** R86: the yellow box titled "Note". */
export const NoteBox = ({ interactionId, agentId, begun, reason, onClosed }: NoteBoxProps) => {
  const t = useWords(notesWords);
  const format = useFormat();
  const note = useNote(interactionId, agentId, begun, onClosed);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { state, text } = note;
  const why =
    reason ??
    (text.trim() === '' ? t('empty') : text.trim().length > MOST_NOTE ? t('too-long', { limit: MOST_NOTE }) : null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClosed();
    }
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (why === null && !note.saving) void note.save();
  };
  const said =
    state.kind === 'unreachable'
      ? t('draft.unreachable')
      : state.kind === 'clean' && state.savedAt
        ? t('draft.saved', { time: format.time(state.savedAt) })
        : '';
  return (
    <section className="note note-box" aria-label={t('title')} onKeyDown={onKeyDown}>
      <div className="note-head">
        <IconClipboard size={16} />
        <b>{t('title')}</b>
        <span className="note-grow" />
        <small role="status">{said}</small>
      </div>
      {state.kind === 'moved' && <MovedChoice note={note} />}
      <MentionArea
        area={field}
        text={text}
        mentions={note.mentions}
        onWrite={note.write}
        rows={3}
        aria-label={t('label')}
        placeholder={t('placeholder')}
      />
      {note.error !== null && <ErrorNote error={note.error} words={notesWords} onRetry={() => void note.save()} />}
      <div className="note-foot">
        <Button size="compact-sm" variant="default" onClick={text.trim() === '' ? note.discard : onClosed}>
          {t('cancel')}
        </Button>
        {text.trim() !== '' && (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={note.discard}>
            {t('discard')}
          </Button>
        )}
        <span className="note-grow" />
        <ReasonedButton
          size="compact-sm"
          reason={why}
          loading={note.saving}
          aria-keyshortcuts="Control+Enter"
          onClick={() => void note.save()}
        >
          {t('save')}
        </ReasonedButton>
      </div>
    </section>
  );
};
