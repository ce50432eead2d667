import type { FastifyInstance } from 'fastify';
import { log } from '#ground/log.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import { hookPath } from '../contract.ts';
import { keep } from './ledger-store.ts';
import { accountOf, connectorOf, type TextsDeps } from './lines.ts';
import { note } from './log-store.ts';

/** As much as a provider documents for one request: Meta, 3 MB. */
const MOST_BYTES = 3 * 1024 * 1024;
/** A forger must not fill the log: of one connection once a minute. */
const FORGED_EVERY_MS = 60_000;

/**
 * Where providers tell what came in. It is judged, kept byte for byte, and only then answered; reading it is another's work.
 * Nobody is signed in here: the signature of the provider is all that lets anything in.
 */
export const hookRoutes = (root: FastifyInstance, deps: TextsDeps): void => {
  const { db, act, publicUrl } = deps;
  const forged = new Map<number, number>();
  void root.register(async (http) => {
    http.removeAllContentTypeParsers();
    http.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    http.route<{ Params: { id: string } }>({
      method: ['GET', 'POST'],
      url: '/hooks/texts/:id',
      handler: async (request, reply) => {
        const id = Number(request.params.id);
        const connection = Number.isSafeInteger(id) && id > 0 ? await connectionById(db, id) : null;
        const connector = connection?.enabled ? connectorOf(deps, connection.provider) : null;
        if (!connection || !connector?.hook) return reply.code(404).send();
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
          const last = forged.get(id) ?? 0;
          if (Date.now() - last > FORGED_EVERY_MS) {
            forged.set(id, Date.now());
            log.warn('a hook was not signed by its provider', { connection: id });
            await act(({ tx }) => note(tx, id, 'forged'));
          }
          return reply.code(403).send();
        }
        if (verdict.kind === 'answer') return reply.type('text/plain').send(verdict.text);
        await act(async ({ tx, say }) => {
          await keep(tx, id, raw, headers);
          say({ kind: 'texts.kept', data: { connectionId: id } });
        });
        return reply.type(verdict.answer.type).send(verdict.answer.text);
      },
    });
  });
};
