import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { erasureOf, externalRecordsOf, fieldRows, notesOfContact, valuesOf } from '#spine/contacts/server/api.ts';
import { chosenNames } from '#spine/dispositions/server/api.ts';
import { timelineOf, type PastRow } from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import { listPast, openCard } from '../contract.ts';
import { duplicateRoutes } from './duplicate-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { editRoutes } from './edit-routes.ts';
import { noteRoutes } from './note-routes.ts';
import { seen } from './who-may.ts';

/** Interactions under way that are named on the card. */
const OPEN = 50;
/** Of what is over, a page. */
const PAGE = 20;

const withDispositions = async (db: Db, rows: readonly PastRow[]) => {
  const names = await chosenNames(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, disposition: names.get(row.id) ?? null }));
};

export const customerCardRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, openCard, async ({ contactId }, { actor }) => {
    const contact = await seen(db, actor, contactId);
    const [fields, values, notes, records, open, mayEdit, erasure] = await Promise.all([
      fieldRows(db),
      valuesOf(db, contactId),
      notesOfContact(db, contactId),
      externalRecordsOf(db, contactId),
      timelineOf(db, contactId, { open: true, before: null, limit: OPEN }),
      may(db, actor, 'edit-contact'),
      erasureOf(db, contactId),
    ]);
    return {
      contact,
      fields: fields
        .map((field) => ({ ...field, value: values.get(field.id) ?? '' }))
        .filter((field) => field.value !== '' || (field.shown && !field.archived)),
      notes,
      records,
      open: await withDispositions(db, open.rows),
      openTotal: open.total,
      mayEdit: mayEdit && contact.erasedAt === null,
      erased: erasure && {
        ...{ at: erasure.at, done: erasure.done, total: erasure.total, finished: erasure.finishedAt !== null },
      },
    };
  });

  answer(http, listPast, async ({ contactId, before }, { actor }) => {
    await seen(db, actor, contactId);
    const { rows, total } = await timelineOf(db, contactId, { open: false, before, limit: PAGE + 1 });
    const page = rows.slice(0, PAGE);
    return {
      rows: await withDispositions(db, page),
      total,
      next: rows.length > PAGE ? page.at(-1)!.id : null,
    };
  });

  editRoutes(http, { db, act });
  noteRoutes(http, { db, act });
  duplicateRoutes(http, { db, act });
  erasureRoutes(http, { db, act });
};
