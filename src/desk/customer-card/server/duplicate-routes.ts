import type { FastifyInstance } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import * as contacts from '#spine/contacts/server/api.ts';
import {
  begunSince,
  countOfContact,
  enterIntake,
  maySeeContact,
  moveToContact,
} from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import * as contract from '../duplicates/contract.ts';
import { mergedFields, whyNotMergeContacts } from '../duplicates/rules.ts';
import { seen } from './who-may.ts';

const PROPOSED = 5;

/** Refuses whoever may not see the contact, or may not merge. */
const mayMerge = async (tx: Db, actor: Actor, contactId: number): Promise<contacts.ContactRow> => {
  const contact = await seen(tx, actor, contactId);
  if (!(await may(tx, actor, 'merge-contacts'))) throw refuse('may-not-merge');
  return contact;
};

/** Both, for whoever may merge them. Run in a transaction. */
const bothOf = async (tx: Db, actor: Actor, contactId: number, otherId: number) => {
  const contact = await mayMerge(tx, actor, contactId);
  const other = await contacts.contactById(tx, otherId);
  if (!other || other.mergedIntoId !== null) throw refuse('not-found');
  const reason = whyNotMergeContacts({
    sameContact: contactId === otherId,
    alike: (await contacts.contactsLike(tx, contactId, { limit: 1, only: otherId })).length > 0,
    seesBoth: await maySeeContact(tx, actor, otherId),
  });
  if (reason) throw refuse(reason);
  return { contact, other };
};

const sideOf = async (tx: Db, { id, name, language, company, place }: contacts.ContactRow) => ({
  core: { name, language: language ?? '', company: company ?? '', place: place ?? '' },
  fields: await contacts.valuesOf(tx, id),
});

/** A merge that can be undone: of a contact that I see, and that was not merged on itself. */
const undoable = async (tx: Db, actor: Actor, mergeId: number): Promise<contacts.Merge> => {
  const merge = await contacts.standingMerge(tx, mergeId);
  if (!merge) throw refuse('split-already');
  await mayMerge(tx, actor, merge.intoId);
  return merge;
};

const goesBack = async (tx: Db, merge: contacts.Merge): Promise<{ addresses: string[]; interactionIds: number[] }> => {
  const into = await contacts.contactById(tx, merge.intoId);
  const here = new Set(into?.addresses.map((one) => `${one.kind} ${one.address}`));
  const addresses = merge.addresses.filter((one) => here.has(`${one.kind} ${one.address}`)).map((one) => one.address);
  const since = await begunSince(tx, merge.intoId, merge.at, addresses);
  return { addresses, interactionIds: [...new Set([...merge.interactionIds, ...since])] };
};

export const duplicateRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.listDuplicates, ({ contactId }, { actor }) =>
    db.transaction().execute(async (tx) => {
      await seen(tx, actor, contactId);
      return {
        alike: await contacts.contactsLike(tx, contactId, { limit: PROPOSED }),
        merged: await contacts.mergedInto(tx, contactId),
        mayMerge: await may(tx, actor, 'merge-contacts'),
      };
    }),
  );

  answer(http, contract.aboutMerge, ({ contactId, otherId }, { actor }) =>
    db.transaction().execute(async (tx) => {
      const { contact, other } = await bothOf(tx, actor, contactId, otherId);
      const names = new Map((await contacts.fieldRows(tx)).map((field) => [field.id, field.name]));
      const fields = mergedFields(await sideOf(tx, contact), await sideOf(tx, other));
      return {
        contact,
        other,
        fields: fields.map(({ fieldId, ...field }) => ({
          ...field,
          name: fieldId === null ? null : (names.get(fieldId) ?? ''),
        })),
        notes: (await contacts.notesOfContact(tx, otherId)).length,
        interactions: await countOfContact(tx, otherId),
      };
    }),
  );

  answer(http, contract.mergeContacts, ({ contactId, otherId }, { actor }) =>
    act(async (one) => {
      // Mail that comes in now finds two people, or one: what it begins is never left with the other.
      await enterIntake(one.tx);
      if (!(await contacts.holdContacts(one.tx, [contactId, otherId]))) throw refuse('not-found');
      await bothOf(one.tx, actor, contactId, otherId);
      await contacts.mergeInto(one, { fromId: otherId, intoId: contactId, by: actor.id }, () =>
        moveToContact(one.tx, otherId, contactId, null),
      );
      return {};
    }),
  );

  answer(http, contract.aboutSplit, ({ mergeId }, { actor }) =>
    db.transaction().execute(async (tx) => {
      const merge = await undoable(tx, actor, mergeId);
      const { addresses, interactionIds } = await goesBack(tx, merge);
      const named = (await contacts.mergedInto(tx, merge.intoId)).find((each) => each.mergeId === mergeId);
      return {
        name: named?.name ?? '',
        addresses,
        notes: merge.noteIds.length,
        interactions: interactionIds.length,
      };
    }),
  );

  answer(http, contract.splitContacts, ({ mergeId }, { actor }) =>
    act(async (one) => {
      await enterIntake(one.tx);
      const { intoId } = await undoable(one.tx, actor, mergeId);
      if (!(await contacts.holdContacts(one.tx, [intoId]))) throw refuse('not-found');
      // Another may have undone it while this one waited.
      const merge = await undoable(one.tx, actor, mergeId);
      const { interactionIds } = await goesBack(one.tx, merge);
      await contacts.splitOff(one, merge, actor.id, async () => {
        await moveToContact(one.tx, intoId, merge.fromId, interactionIds);
      });
      return { contactId: merge.fromId };
    }),
  );

  answer(http, contract.tellApart, ({ contactId, otherId }, { actor }) =>
    act(async (one) => {
      await mayMerge(one.tx, actor, contactId);
      if (!(await contacts.holdContacts(one.tx, [contactId, otherId]))) throw refuse('not-found');
      await contacts.insertToldApart(one.tx, contactId, otherId, actor.id);
      contacts.sayChanged(one, contactId, actor.id, 'told-apart');
      contacts.sayChanged(one, otherId, actor.id, 'told-apart');
      return {};
    }),
  );
};
