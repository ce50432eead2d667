import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import { contactById, type ContactRow } from '#spine/contacts/server/api.ts';
import { maySeeContact } from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';

/** The contact, for these eyes; one that became another is no more. */
export const seen = async (db: Db, actor: Actor, contactId: number): Promise<ContactRow> => {
  if (!(await may(db, actor, 'customer-card'))) throw refuse('switched-off');
  const contact = (await maySeeContact(db, actor, contactId)) ? await contactById(db, contactId) : null;
  if (!contact || contact.mergedIntoId !== null) throw refuse('not-found');
  return contact;
};

/** Refuses whoever may not see the contact, or may not change it. */
export const mayEdit = async (db: Db, actor: Actor, contactId: number): Promise<ContactRow> => {
  const contact = await seen(db, actor, contactId);
  if (!(await may(db, actor, 'edit-contact'))) throw refuse('may-not-edit');
  return contact;
};
