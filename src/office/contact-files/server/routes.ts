import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { mayCall, type Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { contentDisposition } from '#ground/http/server/safe-file.ts';
import { refuse } from '#ground/refusal.ts';
import * as contacts from '#spine/contacts/server/api.ts';
import { may } from '#spine/permissions/server/api.ts';
import * as contract from '../contract.ts';
import { proposeMapping, whyNotMapping } from '../rules.ts';
import { exported, refusedLines, sampleOf, wordsOf } from './export.ts';
import * as store from './imports-store.ts';
import { tryLines } from './preview.ts';
import { countsOf, planImport, sayImport } from './run-import.ts';
import { takeFile } from './upload.ts';

const PAGE = 50;
const SAMPLE = 5;
/** Lines of the preview that are shown. */
const SHOWN = 20;

export const contactFilesRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  const allowed = async (actor: Actor): Promise<void> => {
    if (!(await may(db, actor, 'contact-files'))) throw refuse('switched-off');
  };
  const ready = async (importId: number): Promise<store.Import> => {
    const found = await store.importById(db, importId);
    if (!found || found.state !== 'ready') throw refuse('not-found');
    return found;
  };

  answer(http, contract.listImports, async (_, { actor }) => {
    await allowed(actor);
    return { imports: await store.importRows(db) };
  });

  answer(http, contract.aboutImport, async ({ importId }, { actor }) => {
    await allowed(actor);
    const found = await ready(importId);
    const fields = (await contacts.fieldRows(db)).filter((field) => !field.archived);
    return {
      ...found,
      sample: await sampleOf(db, importId, SAMPLE),
      proposed: proposeMapping(found.headers, fields),
      fields,
    };
  });

  answer(http, contract.previewImport, async ({ importId, mapping }, { actor }) => {
    await allowed(actor);
    const { headers } = await ready(importId);
    const reason = whyNotMapping(mapping);
    if (reason) throw refuse(reason);
    const outcomes = await tryLines(db, importId, mapping);
    return {
      counts: countsOf(outcomes),
      rows: outcomes.slice(0, SHOWN).map(({ n, read, verdict, refused }) => ({
        line: n + 1,
        name: read?.core.name ?? '',
        address: read?.addresses[0]?.address ?? '',
        verdict,
        reason: refused?.code ?? null,
        column: refused?.column === null || refused === null ? null : (headers[refused.column] ?? null),
      })),
    };
  });

  answer(http, contract.startImport, async ({ importId, mapping }, { actor }) => {
    await allowed(actor);
    const reason = whyNotMapping(mapping);
    if (reason) throw refuse(reason);
    await act(async (one) => {
      const found = await store.holdImport(one.tx, importId);
      if (!found) throw refuse('not-found');
      if (!(await store.becomeRunning(one.tx, importId, mapping))) throw refuse('started-already');
      await planImport(one.tx, importId);
      sayImport(one, found);
    });
    return {};
  });

  answer(http, contract.stopImport, async ({ importId }, { actor }) => {
    await allowed(actor);
    await act(async (one) => {
      const found = await store.holdImport(one.tx, importId);
      if (found?.state !== 'running') return;
      await store.becomeDone(one.tx, importId);
      sayImport(one, found);
    });
    return {};
  });

  answer(http, contract.removeImport, async ({ importId }, { actor }) => {
    await allowed(actor);
    await act(async (one) => {
      const found = await store.holdImport(one.tx, importId);
      if (!found) return;
      if (found.state === 'running') throw refuse('under-way');
      await store.deleteImport(one.tx, importId);
      sayImport(one, found);
    });
    return {};
  });

  answer(http, contract.listContacts, async ({ query, after }) => {
    const words = wordsOf(query);
    const [rows, total] = await Promise.all([
      contacts.contactsAfter(db, { words, after: after ?? 0, limit: PAGE + 1 }),
      contacts.countContacts(db, words),
    ]);
    const page = rows.slice(0, PAGE);
    return { contacts: page, total, next: rows.length > PAGE ? page.at(-1)!.id : null };
  });

  /** Whoever asks for what is no call: a file, either way. */
  const forOffice = async (request: FastifyRequest, reply: FastifyReply): Promise<Actor | null> => {
    const { actor } = request;
    if (!mayCall('supervisor', actor)) {
      await reply.code(actor ? 403 : 401).send({ refusal: actor ? 'not-allowed' : 'signed-out', values: {} });
      return null;
    }
    await allowed(actor!);
    return actor;
  };
  const sendCsv = (reply: FastifyReply, name: string, text: AsyncGenerator<string>): FastifyReply =>
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', contentDisposition('attachment', name))
      .send(Readable.from(text, { objectMode: false }));

  http.post(contract.IMPORT_PATH, async (request, reply) => {
    const actor = await forOffice(request, reply);
    if (!actor) return reply;
    if (!request.isMultipart())
      return reply.code(400).send({ refusal: 'bad-input', values: { field: 'file', problem: 'multipart' } });
    return reply.send({ id: await takeFile(act, actor, request) });
  });

  http.get(contract.EXPORT_PATH, async (request, reply) => {
    const actor = await forOffice(request, reply);
    if (!actor) return reply;
    const query = String((request.query as { query?: string }).query ?? '').slice(0, 200);
    reply.header('x-total', await contacts.countContacts(db, wordsOf(query)));
    return sendCsv(reply, 'contacts.csv', exported(db, actor, query));
  });

  http.get(`${contract.REFUSED_PATH}/:importId`, async (request, reply) => {
    const actor = await forOffice(request, reply);
    if (!actor) return reply;
    const importId = Number((request.params as { importId: string }).importId);
    const found = Number.isSafeInteger(importId) ? await store.importById(db, importId) : null;
    if (!found) return reply.code(404).send({ refusal: 'not-found', values: {} });
    return sendCsv(reply, `refus-${found.fileName}`, refusedLines(db, actor, found));
  });
};
