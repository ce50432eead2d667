import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { noteKey } from '#spine/drafts/contract.ts';
import { deleteDraft, readDraft, saveFollowing } from '#spine/drafts/server/api.ts';
import { holdVisible, visibleRow, type Held } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { whyNotAddNote, whyNotChangeNote } from '../rules.ts';
import { renamed, type Mention } from '../mentions/rules.ts';
import { mentionsIn } from './mentions-store.ts';
import { deleteNote, insertNote, noteById, notesOf, updateNote, type NoteRow } from './notes-store.ts';
import { tagsRoutes } from './tags-routes.ts';
import { tellMentioned } from './tell-mentioned.ts';

const plainMention = ({ id, name }: Mention): Mention => ({ id, name: storableText(name) });

const placeOf = (actor: Actor, interactionId: number) => ({ agentId: actor.id, key: noteKey(interactionId) });

const changed = ({ say }: Act, held: Held, noteId: number): void =>
  say({
    kind: contract.NOTE_EVENTS.changed,
    interactionId: held.id,
    contactId: held.contactId,
    agentId: held.assigneeId,
    data: { noteId },
  });

export const notesRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  tagsRoutes(http, { db, act });
  answer(http, contract.listNotes, async ({ interactionId }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    const [notes, named] = await Promise.all([notesOf(db, interactionId), mentionsIn(db, interactionId)]);
    return {
      notes: notes.map((note) => ({
        ...note,
        ...renamed(
          note.text,
          named.filter((one) => one.noteId === note.id),
        ),
      })),
    };
  });

  answer(http, contract.addNote, ({ interactionId, text, mentions, onceKey }, { actor }) =>
    act(async (one) => {
      const held = await holdVisible(one, actor, interactionId);
      const reason = whyNotAddNote({ mine: held.assigneeId === actor.id });
      if (reason) throw refuse(reason);
      const note = { interactionId, text: storableText(text) };
      const { id, fresh } = await insertNote(one.tx, { ...note, agentId: actor.id, onceKey });
      if (fresh) {
        await tellMentioned(one, { ...note, id, authorId: actor.id }, mentions.map(plainMention));
        await deleteDraft(one, placeOf(actor, interactionId), interactionId);
        changed(one, held, id);
      }
      return { id };
    }),
  );

  answer(http, contract.openNoteDraft, async ({ interactionId }, { actor }) => {
    if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
    const draft = await readDraft(db, placeOf(actor, interactionId));
    // Of a draft from before there were mentions, the contract fills them in.
    const content = (draft?.content ?? { text: '' }) as z.input<typeof contract.openNoteDraft.output>['content'];
    return {
      content,
      version: draft?.version ?? 0,
      writer: draft?.writer ?? null,
      savedAt: draft?.updatedAt ?? null,
    };
  });

  answer(http, contract.saveNoteDraft, async ({ interactionId, ...save }, { actor }) => {
    const row = await visibleRow(db, actor, interactionId);
    if (!row) throw refuse('not-found');
    const saved = await act((one) => saveFollowing(one, actor.id, noteKey, row, save));
    if (!saved) throw refuse('draft-moved');
    return saved;
  });

  answer(http, contract.discardNoteDraft, async ({ interactionId }, { actor }) => {
    await act((one) => deleteDraft(one, placeOf(actor, interactionId), interactionId));
    return {};
  });

  /** One's own note, in an interaction that is still one's own. */
  const change = async (actor: Actor, noteId: number, write: (one: Act, note: NoteRow) => Promise<void>) => {
    await act(async (one) => {
      const note = await noteById(one.tx, noteId);
      if (!note) throw refuse('not-found');
      const held = await holdVisible(one, actor, note.interactionId);
      const reason = whyNotChangeNote({ mine: held.assigneeId === actor.id, author: note.agentId === actor.id });
      if (reason) throw refuse(reason);
      await write(one, note);
      changed(one, held, noteId);
    });
    return {};
  };
  answer(http, contract.editNote, ({ noteId, text, mentions }, { actor }) =>
    change(actor, noteId, async (one, { interactionId }) => {
      const note = { id: noteId, interactionId, text: storableText(text), authorId: actor.id };
      await updateNote(one.tx, noteId, note.text);
      await tellMentioned(one, note, mentions.map(plainMention));
    }),
  );
  answer(http, contract.removeNote, ({ noteId }, { actor }) =>
    change(actor, noteId, ({ tx }) => deleteNote(tx, noteId)),
  );
};
