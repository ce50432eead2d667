import type { FastifyInstance } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { addJob } from '#ground/jobs/server/jobs-store.ts';
import { refuse } from '#ground/refusal.ts';
import { CONTACT_EVENTS, ERASURE_JOBS } from '#spine/contacts/contract.ts';
import * as contacts from '#spine/contacts/server/api.ts';
import { countToErase, enterIntake, isBeingSent } from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import * as contract from '../erasure/contract.ts';
import { seen } from './who-may.ts';

const erasable = async (db: Db, actor: Actor, contactId: number): Promise<contacts.ContactRow> => {
  const contact = await seen(db, actor, contactId);
  if (!(await may(db, actor, 'erase-contact'))) throw refuse('may-not-erase');
  if (contact.erasedAt !== null) throw refuse('erased-already');
  return contact;
};

const typedFor = ({ id, name, addresses }: contacts.ContactRow): string =>
  name.trim() || (addresses[0]?.address ?? String(id));

export const erasureRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.aboutErasure, async ({ contactId }, { actor }) => {
    const contact = await erasable(db, actor, contactId);
    const notes = (await contacts.notesOfContact(db, contactId)).length;
    return { typed: typedFor(contact), notes, ...(await countToErase(db, contactId)) };
  });

  answer(http, contract.eraseContact, ({ contactId, typed, reason }, { actor }) =>
    act(async (one) => {
      // A mail of theirs that comes in now is in it, or is of somebody new.
      await enterIntake(one.tx);
      const contact = await erasable(one.tx, actor, contactId);
      if (typed.trim() !== typedFor(contact)) throw refuse('not-the-name');
      if (!(await contacts.holdContacts(one.tx, [contactId]))) throw refuse('not-found');
      if (await isBeingSent(one.tx, contactId)) throw refuse('being-sent');
      const { interactions } = await countToErase(one.tx, contactId);
      const addresses = await contacts.forgetPerson(one.tx, await contacts.familyOf(one.tx, contactId));
      const erasure = { contactId, by: actor.id, reason, total: interactions, addresses };
      await contacts.insertErasure(one.tx, erasure);
      await addJob(one.tx, { kind: ERASURE_JOBS.erase, key: `erase:${contactId}`, payload: { contactId } });
      one.say({ kind: CONTACT_EVENTS.erased, contactId, data: { by: actor.id, reason } });
      return {};
    }),
  );
};
