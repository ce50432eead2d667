import type { FastifyInstance } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import * as contacts from '#spine/contacts/server/api.ts';
import * as contract from '../contract.ts';
import { whyNotChangeNote } from '../rules.ts';
import { mayEdit } from './who-may.ts';

export const noteRoutes = (http: FastifyInstance, { act }: { db: Db; act: Acts }): void => {
  answer(http, contract.addContactNote, ({ contactId, text, onceKey }, { actor }) =>
    act(async (one) => {
      await mayEdit(one.tx, actor, contactId);
      // Kept where it is: of one that is being merged it would stay behind.
      if (!(await contacts.holdContacts(one.tx, [contactId]))) throw refuse('not-found');
      const note = { contactId, agentId: actor.id, text: storableText(text), onceKey };
      const { id, fresh } = await contacts.insertContactNote(one.tx, note);
      if (fresh) contacts.sayChanged(one, contactId, actor.id, 'note');
      return { id };
    }),
  );

  const change = (actor: Actor, noteId: number, write: (one: Act, note: contacts.ContactNote) => Promise<void>) =>
    act(async (one) => {
      const note = await contacts.contactNoteById(one.tx, noteId);
      if (!note) throw refuse('not-found');
      await mayEdit(one.tx, actor, note.contactId);
      const reason = whyNotChangeNote({ author: note.agentId === actor.id });
      if (reason) throw refuse(reason);
      await write(one, note);
      contacts.sayChanged(one, note.contactId, actor.id, 'note');
      return {};
    });
  answer(http, contract.editContactNote, ({ noteId, was, text }, { actor }) =>
    change(actor, noteId, async ({ tx }, note) => {
      if (note.text !== was) throw refuse('changed', { theirs: note.text });
      await contacts.updateContactNote(tx, noteId, storableText(text));
    }),
  );
  answer(http, contract.removeContactNote, ({ noteId }, { actor }) =>
    change(actor, noteId, ({ tx }) => contacts.deleteContactNote(tx, noteId)),
  );
};
