import './notes.css';
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { ConfirmDialog, ErrorNote, notifyRefused, ShortTime } from '#ground/ui/parts.tsx';
import { IconClipboard, IconDotsVertical, IconPencil, IconTrash } from '#ground/ui/icons.ts';
import { PlainMail } from '#ground/ui/mail-frame/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useFormat, useRefusal, useWords } from '#ground/web/words.tsx';
import { editNote, listNotes, MOST_NOTE, removeNote, type noteShape } from '../contract.ts';
import type { Mention } from '../mentions/rules.ts';
import { whyNotChangeNote } from '../rules.ts';
import { notesWords } from '../words.ts';
import { MentionArea } from './MentionArea.tsx';
import { NamedText } from './NamedText.tsx';

export type Note = z.output<typeof noteShape>;

const Editing = ({ note, onDone }: { note: Note; onDone: () => void }) => {
  const t = useWords(notesWords);
  const [text, setText] = useState(note.text);
  const [mentions, setMentions] = useState<readonly Mention[]>(note.mentions);
  const edit = useTell(editNote, { invalidates: [listNotes], onDone });
  const fits = text.trim() !== '' && text.trim().length <= MOST_NOTE;
  return (
    <div onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <MentionArea
        text={text}
        mentions={mentions}
        onWrite={(next, named) => {
          setText(next);
          setMentions(named);
        }}
        rows={3}
        autoFocus
        aria-label={t('label')}
      />
      <ErrorNote error={edit.error} words={notesWords} />
      <div className="note-foot">
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
        <span className="note-grow" />
        <Button
          size="compact-sm"
          disabled={!fits}
          loading={edit.isPending}
          onClick={() => edit.mutate({ noteId: note.id, text, mentions: [...mentions] })}
        >
          {t('save')}
        </Button>
      </div>
    </div>
  );
};

/** A note in the thread, yellow as the design has it; only colleagues ever see it (R83). */
export const NoteCard = ({ note, mine, myId }: { note: Note; mine: boolean; myId: number | null }) => {
  const t = useWords(notesWords);
  const format = useFormat();
  const refusal = useRefusal(notesWords);
  const [editing, setEditing] = useState(false);
  const [sure, setSure] = useState(false);
  const remove = useTell(removeNote, { invalidates: [listNotes] });
  const mayChange = whyNotChangeNote({ mine, author: note.agentId === myId }) === null;
  return (
    <article
      className="note"
      tabIndex={-1}
      aria-label={t('heard', { name: note.agentName, at: format.dateTime(note.createdAt) })}
    >
      <div className="note-head">
        <IconClipboard size={16} />
        <b>{t('title')}</b>
        <span className="note-by">{t('by', { name: note.agentName })}</span>
        <span className="note-grow" />
        <small>
          <ShortTime at={note.createdAt} />
          {note.editedAt && ` · ${t('edited')}`}
        </small>
        {mayChange && (
          <Menu position="bottom-end" width={180}>
            <Menu.Target>
              <Tooltip label={t('options')}>
                <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('options')}>
                  <IconDotsVertical size={16} />
                </ActionIcon>
              </Tooltip>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
                {t('edit')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setSure(true)}>
                {t('remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {editing ? (
        <Editing note={note} onDone={() => setEditing(false)} />
      ) : (
        <div className="note-text">
          <PlainMail
            text={note.text}
            words={(text) => <NamedText text={text} mentions={note.mentions} myId={myId} />}
          />
        </div>
      )}
      <ConfirmDialog
        opened={sure}
        title={t('remove.sure')}
        confirmLabel={t('remove')}
        danger
        onConfirm={() => {
          setSure(false);
          remove.mutate({ noteId: note.id }, { onError: (error) => notifyRefused(refusal(error)) });
        }}
        onClose={() => setSure(false)}
      >
        {t('remove.why')}
      </ConfirmDialog>
    </article>
  );
};
