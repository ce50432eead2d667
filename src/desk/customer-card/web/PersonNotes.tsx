import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { z } from 'zod';
import { Refused } from '#ground/api/web/ask.ts';
import { ConfirmDialog, ErrorNote, notifyDone, ShortTime } from '#ground/ui/parts.tsx';
import { IconClipboard, IconPencil, IconTrash } from '#ground/ui/icons.ts';
import { PlainMail } from '#ground/ui/mail-frame/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { onceKey } from '#ground/web/once-key.ts';
import { useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { contactNoteShape } from '#spine/contacts/contract.ts';
import { localCopies } from '#spine/drafts/web/parts.tsx';
import { addContactNote, editContactNote, openCard, removeContactNote } from '../contract.ts';
import { whyNotChangeNote } from '../rules.ts';
import { customerCardWords } from '../words.ts';

type Note = z.output<typeof contactNoteShape>;

const Field = (props: {
  text: string;
  busy: boolean;
  error: unknown;
  onWrite: (text: string) => void;
  onSave: () => void;
  onLeave: () => void;
}) => {
  const t = useWords(customerCardWords);
  const common = useWords(commonWords);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      props.onLeave();
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onSave();
  };
  return (
    <div onKeyDown={onKeyDown}>
      <textarea
        aria-label={t('note.label')}
        placeholder={t('note.placeholder')}
        autoFocus
        rows={3}
        dir="auto"
        value={props.text}
        onChange={(event) => props.onWrite(event.currentTarget.value)}
      />
      <ErrorNote error={props.error} words={customerCardWords} />
      <div className="card-acts">
        <Button size="compact-sm" variant="default" onClick={props.onLeave}>
          {common('cancel')}
        </Button>
        <Button size="compact-sm" disabled={props.text.trim() === ''} loading={props.busy} onClick={props.onSave}>
          {common('save')}
        </Button>
      </div>
    </div>
  );
};

const Editing = ({ note, onDone }: { note: Note; onDone: () => void }) => {
  const t = useWords(customerCardWords);
  const [text, setText] = useState(note.text);
  const [was, setWas] = useState(note.text);
  const edit = useTell(editContactNote, { invalidates: [openCard], onDone });
  const theirs =
    edit.error instanceof Refused && edit.error.code === 'changed' ? String(edit.error.values['theirs']) : null;
  return (
    <>
      {theirs !== null && theirs !== was && (
        <div className="in-place-theirs" role="alert">
          <p>{t('note.changed')}</p>
          <p className="note-theirs">{theirs}</p>
          <Button size="compact-xs" variant="default" onClick={onDone}>
            {t('changed.theirs')}
          </Button>
          <Button
            size="compact-xs"
            onClick={() => {
              setWas(theirs);
              edit.mutate({ noteId: note.id, was: theirs, text });
            }}
          >
            {t('changed.mine')}
          </Button>
        </div>
      )}
      <Field
        text={text}
        busy={edit.isPending}
        error={theirs === null ? edit.error : null}
        onWrite={setText}
        onSave={() => edit.mutate({ noteId: note.id, was, text })}
        onLeave={onDone}
      />
    </>
  );
};

const Card = ({ note, myId, readOnly }: { note: Note; myId: number | null; readOnly: boolean }) => {
  const t = useWords(customerCardWords);
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const [sure, setSure] = useState(false);
  const remove = useTell(removeContactNote, { invalidates: [openCard], onDone: () => setSure(false) });
  const mayChange = !readOnly && whyNotChangeNote({ author: note.agentId === myId }) === null;
  return (
    <article
      className="person-note"
      aria-label={t('note.heard', { name: note.agentName, at: format.dateTime(note.createdAt) })}
    >
      <header>
        <b>{note.agentName}</b>
        <small>
          <ShortTime at={note.createdAt} />
          {note.editedAt && ` · ${t('note.edited')}`}
        </small>
        {mayChange && !editing && (
          <>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={22}
              aria-label={t('note.edit')}
              onClick={() => setEditing(true)}
            >
              <IconPencil size={14} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={22}
              aria-label={t('note.remove')}
              onClick={() => setSure(true)}
            >
              <IconTrash size={14} />
            </ActionIcon>
          </>
        )}
      </header>
      {editing ? <Editing note={note} onDone={() => setEditing(false)} /> : <PlainMail text={note.text} />}
      <ConfirmDialog
        opened={sure}
        title={t('note.remove.sure')}
        confirmLabel={t('remove')}
        danger
        busy={remove.isPending}
        error={remove.error}
        words={customerCardWords}
        onConfirm={() => remove.mutate({ noteId: note.id })}
        onClose={() => setSure(false)}
      >
        {t('note.remove.why')}
      </ConfirmDialog>
    </article>
  );
};

/** One being written: kept in this browser until it is added or thrown away. */
const Adding = (props: { contactId: number; agentId: number; begun: string; onDone: (left: string) => void }) => {
  const { contactId, agentId, onDone } = props;
  const t = useWords(customerCardWords);
  const [text, setText] = useState(props.begun);
  const copies = useMemo(
    () => localCopies<{ text: string }>({ agentId, key: `person:${contactId}` }),
    [agentId, contactId],
  );
  const click = useRef({ key: onceKey(), text: '' });
  const add = useTell(addContactNote, {
    invalidates: [openCard],
    onDone: () => {
      copies.drop();
      notifyDone(t('note.saved'));
      onDone('');
    },
  });
  const write = (next: string): void => {
    setText(next);
    copies.write({ content: { text: next }, version: 0, writer: click.current.key, at: new Date().toISOString() });
  };
  return (
    <div className="person-note">
      <Field
        text={text}
        busy={add.isPending}
        error={add.error}
        onWrite={write}
        onSave={() => {
          // The same words tried again are the same note.
          if (click.current.text !== text) click.current = { key: onceKey(), text };
          if (text.trim() !== '') add.mutate({ contactId, text, onceKey: click.current.key });
        }}
        onLeave={() => {
          if (text.trim() === '') copies.drop();
          onDone(text);
        }}
      />
    </div>
  );
};

/** Notes on the person, seen with every interaction of theirs; the contact never sees them. */
export const PersonNotes = (props: {
  contactId: number;
  notes: readonly Note[];
  myId: number | null;
  readOnly: boolean;
}) => {
  const { contactId, notes, myId, readOnly } = props;
  const t = useWords(customerCardWords);
  const [adding, setAdding] = useState(false);
  const [left, setLeft] = useState('');
  useEffect(() => {
    if (myId === null) return;
    let gone = false;
    void localCopies<{ text: string }>({ agentId: myId, key: `person:${contactId}` })
      .read()
      .then((copy) => !gone && copy && setLeft(copy.content.text));
    return () => {
      gone = true;
    };
  }, [contactId, myId]);
  return (
    <section aria-label={t('notes')}>
      <h3>{t('notes')}</h3>
      {notes.length === 0 && !adding && <p className="card-none">{t('notes.none')}</p>}
      <div className="person-notes">
        {notes.map((note) => (
          <Card key={note.id} note={note} myId={myId} readOnly={readOnly} />
        ))}
        {adding && myId !== null && (
          <Adding
            contactId={contactId}
            agentId={myId}
            begun={left}
            onDone={(rest) => {
              setLeft(rest);
              setAdding(false);
            }}
          />
        )}
      </div>
      {!readOnly && !adding && (
        <button type="button" className="card-add" onClick={() => setAdding(true)}>
          <IconClipboard size={14} />
          {t(left.trim() === '' ? 'note.add' : 'note.continue')}
        </button>
      )}
    </section>
  );
};
