import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import { contactById } from '#spine/contacts/server/api.ts';
import { chosenNames } from '#spine/dispositions/server/api.ts';
import { maySeeContact, rowsOfContact } from '#spine/interactions/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import { openCard } from '../contract.ts';

/** The newest interactions shown on the card; `total` says how many there are. */
const SHOWN = 20;

export const customerCardRoutes = (http: FastifyInstance, { db }: { db: Db }): void => {
  answer(http, openCard, async ({ contactId }, { actor }) => {
    if (!(await may(db, actor, 'customer-card'))) throw refuse('switched-off');
    const contact = (await maySeeContact(db, actor, contactId)) ? await contactById(db, contactId) : null;
    if (!contact) throw refuse('not-found');
    const { rows, total } = await rowsOfContact(db, contactId, SHOWN);
    const dispositions = await chosenNames(
      db,
      rows.map((row) => row.id),
    );
    return {
      contact,
      interactions: rows.map((row) => ({
        ...row,
        agentName: row.lastAgentName,
        disposition: dispositions.get(row.id) ?? null,
      })),
      total,
    };
  });
};
