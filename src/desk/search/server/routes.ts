import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import { refuse } from '#ground/refusal.ts';
import { rowsOf } from '#spine/interactions/server/api.ts';
import * as contract from '../contract.ts';
import { readCursor, writeCursor } from '../rules.ts';
import { excerpts } from './excerpts.ts';
import { momentOf } from './excerpts-store.ts';
import { search } from './find.ts';
import { peopleNear } from './people-store.ts';
import { deleteSaved, insertSaved, savedOf } from './saved-store.ts';

const MOST_PEOPLE = 6;
const SHORTEST_NAME = 3;

/** An IANA name, else UTC: Postgres would break off at a zone that it does not know. */
const zoneOf = (zone: string): string => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
};

export const searchRoutes = (http: FastifyInstance, { db }: { db: Db }): void => {
  answer(http, contract.find, async (asks, { actor }) => {
    const result = await search(db, actor, {
      ...asks,
      text: storableText(asks.text),
      zone: zoneOf(asks.zone),
      after: asks.after === null ? null : readCursor(asks.after),
    });
    const [shown, rows] = await Promise.all([
      excerpts(db, result.found, result.query),
      rowsOf(
        db,
        actor,
        result.found.map((one) => one.interactionId),
      ),
    ]);
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    const { next, problems, ignored } = result;
    const hits = result.found.flatMap(({ id, interactionId, kind, refId }) => {
      const excerpt = shown.get(id);
      const row = rowOf.get(interactionId);
      return excerpt && row ? [{ row, kind, refId, ...excerpt }] : [];
    });
    // Numbers are in the order of time, but for what was brought in from elsewhere.
    if (asks.order === 'newest') hits.sort((one, other) => other.at.localeCompare(one.at));
    return {
      hits,
      next: next && writeCursor(next),
      problems,
      ignored,
      searchedBackTo: result.lookedTo === null ? null : await momentOf(db, result.lookedTo),
    };
  });

  answer(http, contract.people, async ({ text }, { actor }) => {
    const said = storableText(text).trim();
    return { people: said.length < SHORTEST_NAME ? [] : await peopleNear(db, actor, said, MOST_PEOPLE) };
  });

  answer(http, contract.listSaved, async (_input, { actor }) => ({ saved: await savedOf(db, actor.id) }));

  answer(http, contract.save, async (saved, { actor }) => {
    const clean = { ...saved, name: storableText(saved.name), text: storableText(saved.text) };
    const id = await insertSaved(db, actor.id, clean, contract.MOST_SAVED);
    if (id === null) throw refuse('too-many-saved');
    return { id };
  });

  answer(http, contract.forget, async ({ id }, { actor }) => {
    if (!(await deleteSaved(db, actor.id, id))) throw refuse('not-found');
    return {};
  });
};
