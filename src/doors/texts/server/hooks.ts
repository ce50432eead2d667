import type { FastifyInstance } from 'fastify';
import { log } from '#ground/log.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import { hookPath, TEXTS_EVENTS } from '../contract.ts';
import { keep } from './ledger-store.ts';
import { accountOf, connectorOf, type TextsDeps } from './lines.ts';
import { note } from './log-store.ts';

/** As much as a provider documents for one request: Meta, 3 MB. */
const MOST_BYTES = 3 * 1024 * 1024;
/** A forger must not fill the log: of one connection, and one kind, once a minute. */
const REFUSED_EVERY_MS = 60_000;

/**
 * Where providers tell what came in. It is judged, kept byte for byte, and only then answered; reading it is another's work.
 * Nobody is signed in here: the signature of the provider is all that lets anything in.
 */
export const hookRoutes = (root: FastifyInstance, deps: TextsDeps): void => {
  const { db, act, publicUrl } = deps;
  const told = new Map<string, number>();
  const noteRefused = async (id: number, what: 'forged' | 'too-large'): Promise<void> => {
    const key = `${id} ${what}`;
    if (Date.now() - (told.get(key) ?? 0) <= REFUSED_EVERY_MS) return;
    told.set(key, Date.now());
    log.warn('a hook was refused', { connection: id, what });
    await act(({ tx, say }) => {
      say({ kind: TEXTS_EVENTS.changed, data: { connectionId: id } });
      return note(tx, id, what);
    });
  };
  const connectionIn = (said: string) => {
    const id = Number(said);
    return Number.isSafeInteger(id) && id > 0 ? connectionById(db, id) : Promise.resolve(null);
  };
  void root.register(async (http) => {
    http.removeAllContentTypeParsers();
    http.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    http.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
      if (error.statusCode !== 413) throw error;
      const connection = await connectionIn((request.params as { id: string }).id);
      if (connection?.enabled) await noteRefused(connection.id, 'too-large');
      return reply.code(413).send();
    });
    http.route<{ Params: { id: string } }>({
      method: ['GET', 'POST'],
      url: '/hooks/texts/:id',
      handler: async (request, reply) => {
        const connection = await connectionIn(request.params.id);
        const connector = connection?.enabled ? connectorOf(deps, connection.provider) : null;
        if (!connection || !connector?.hook) return reply.code(404).send();
        const { id } = connection;
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(', ') : value,
          ]),
        );
        const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const search = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
        const verdict = connector.hook.judge(await accountOf(deps, connection), {
          method: request.method === 'GET' ? 'GET' : 'POST',
          url: `${(publicUrl ?? '').replace(/\/$/, '')}${hookPath(id)}${search}`,
          query: Object.fromEntries(new URLSearchParams(search)),
          ...{ headers, raw },
        });
        if (verdict.kind === 'forged') {
          await noteRefused(id, 'forged');
          return reply.code(403).send();
        }
        if (verdict.kind === 'answer') return reply.type('text/plain').send(verdict.text);
        await act(async ({ tx, say }) => {
          // Who it is has been judged: a password that came along is kept nowhere.
          const { authorization: _, ...toKeep } = headers;
          await keep(tx, id, raw, toKeep, search);
          say({ kind: 'texts.kept', data: { connectionId: id } });
        });
        return reply.type(verdict.answer.type).send(verdict.answer.text);
      },
    });
  });
};
