import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { now } from '#ground/clock.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import { receiveFile } from '#ground/http/server/receive-file.ts';
import { sendFile } from '#ground/http/server/safe-file.ts';
import { log } from '#ground/log.ts';
import type { Connection } from '#spine/connections/contract.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import { keep } from '../server/ledger-store.ts';
import type { TextsDeps } from '../server/lines.ts';
import type { SiteHook } from './connector.ts';
import type { Hall } from './hall.ts';
import { filesOfVisitor, handedTo, keepVisitorFile, shownFile } from './files-store.ts';
import { MOST_FILE_BYTES, type ChosenFile, type SiteState } from './limits.ts';
import { createAllowance, mayAsk } from './rules.ts';
import { endShape, fileShape, lookShape, sayShape, seenShape, tokenShape } from './shapes.ts';
import { trialPage } from './trial-page.ts';
import { enterVisitor, lastTalk, noteSeen, seenBy, textsWith, visitorWith, type Visitor } from './visitors-store.ts';

/** Without the answer of a page that is away for less. */
const WAIT_MS = 25_000;
const MOST_BYTES = 24_000;
const MOST_TEXTS = 100;
const SAYS_A_MINUTE = 30;
const ASKS_A_MINUTE = 240;
const NEW_A_MINUTE = 120;
const FILES_A_MINUTE = 10;
/** Of all visitors of one connection together, while their files are kept for them: nobody fills the disk. */
const MOST_HANDED = 2 * 1024 * 1024 * 1024;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const newAddress = (): string => `visiteur-${randomBytes(5).toString('hex')}`;
type Params = { Params: { line: string } };

/**
 * What the pages of a site ask. No cookie, nobody signed in: the token that a visitor's browser made is all that it is known
 * by, and only the sites that an administrator named may ask. What is said is kept, then answered.
 */
export const siteRoutes = (root: FastifyInstance, deps: TextsDeps & { hall: Hall }): void => {
  const { db, act, blobs, publicUrl, hall } = deps;
  const maySay = createAllowance(SAYS_A_MINUTE);
  const mayLook = createAllowance(ASKS_A_MINUTE);
  const mayCome = createAllowance(NEW_A_MINUTE);
  const mayHand = createAllowance(FILES_A_MINUTE);

  const lineOf = async (request: FastifyRequest<Params>): Promise<Connection | null> => {
    const id = Number(request.params.line);
    const line = Number.isSafeInteger(id) && id > 0 ? await connectionById(db, id) : null;
    return line?.provider === 'site' && line.enabled ? line : null;
  };
  const isOwn = (request: FastifyRequest): string[] => [
    ...(publicUrl === null ? [] : [new URL(publicUrl).origin]),
    `http://${request.headers.host}`,
  ];

  const stateOf = async (line: Connection, visitor: Visitor): Promise<SiteState> => {
    const texts = (await textsWith(db, line.id, visitor.address, MOST_TEXTS)).map((one) => ({
      ...one,
      at: one.at.toISOString(),
    }));
    const open = (await lastTalk(db, line.id, visitor.address))?.open ?? false;
    const mark = createHash('sha256')
      .update(JSON.stringify([texts, open]))
      .digest('base64url')
      .slice(0, 20);
    return { texts, open, mark };
  };

  const tell = (line: Connection, hook: SiteHook): Promise<void> =>
    act(async ({ tx, say }) => {
      await keep(tx, line.id, Buffer.from(JSON.stringify(hook)), {});
      say({ kind: 'texts.kept', data: { connectionId: line.id } });
    });

  void root.register(async (http) => {
    http.addHook('onRequest', async (request, reply) => {
      const line = await lineOf(request as FastifyRequest<Params>);
      if (!line) return reply.code(404).send({ refusal: 'no-line' });
      const { origin } = request.headers;
      if (request.method === 'GET') return undefined;
      if (!mayAsk(origin, line.settings['origins'] ?? '', isOwn(request)))
        return reply.code(403).send({ refusal: 'foreign-origin' });
      reply.headers({
        'access-control-allow-origin': origin,
        'access-control-allow-headers': 'content-type',
        'access-control-max-age': '600',
        'cache-control': 'no-store',
        'cross-origin-resource-policy': 'cross-origin',
        vary: 'origin',
      });
      return undefined;
    });
    http.options('/chat/:line/*', async (_request, reply) => reply.code(204).send());

    http.get<Params>('/chat/:line', async (request, reply) =>
      reply.type('text/html; charset=utf-8').send(trialPage((await lineOf(request))!.id)),
    );

    const ask = <Shape extends z.ZodType<{ token: string }>>(
      name: string,
      shape: Shape,
      answer: (
        given: z.output<Shape>,
        about: { line: Connection; visitor: Visitor | null; request: FastifyRequest; reply: FastifyReply },
      ) => Promise<unknown>,
    ): void => {
      http.post<Params>(`/chat/:line/${name}`, { bodyLimit: MOST_BYTES }, async (request, reply) => {
        const { data } = shape.safeParse(request.body);
        if (!data) return reply.code(400).send({ refusal: 'bad-input' });
        if (!(name === 'say' ? maySay : mayLook)(data.token)) return reply.code(429).send({ refusal: 'too-many' });
        const line = (await lineOf(request))!;
        const visitor = await visitorWith(db, line.id, hashOf(data.token));
        if (!visitor && name !== 'say') return reply.code(404).send({ refusal: 'unknown' });
        const told = await answer(data, { line, visitor, request, reply });
        return reply.sent ? reply : (told ?? {});
      });
    };

    ask('say', sayShape, async ({ token, onceKey, name, text, files }, { line, visitor, reply }) => {
      if (!visitor && !mayCome(String(line.id))) return reply.code(429).send({ refusal: 'too-many' });
      const isKept = await act(async ({ tx, say }) => {
        const is = await enterVisitor(tx, line.id, hashOf(token), { address: newAddress(), name: storableText(name) });
        const theirs = await filesOfVisitor(tx, is.id, files);
        if (theirs.length < files.length) return false;
        if (is.isNew) log.info('a visitor of a site writes for the first time', { connection: line.id });
        const said = {
          ...{ onceKey, address: is.address, name: is.name, text: storableText(text), at: now().toISOString() },
          files: theirs,
        };
        await keep(tx, line.id, Buffer.from(JSON.stringify({ said } satisfies SiteHook)), {});
        say({ kind: 'texts.kept', data: { connectionId: line.id } });
        return true;
      });
      return isKept ? {} : reply.code(410).send({ refusal: 'file-gone' });
    });

    /** A file comes before the words that it goes with; the token first, so that a stranger's is not even read. */
    http.post<Params>('/chat/:line/file', async (request, reply) => {
      const line = (await lineOf(request))!;
      if (!request.isMultipart()) return reply.code(400).send({ refusal: 'bad-input' });
      let token: string | null = null;
      for await (const part of request.parts({ limits: { fileSize: MOST_FILE_BYTES, files: 1 } })) {
        if (part.type === 'field') {
          token = tokenShape.safeParse(part.fieldname === 'token' ? part.value : null).data ?? token;
          continue;
        }
        if (token === null) break;
        const hash = hashOf(token);
        const mayEnter = (await visitorWith(db, line.id, hash)) !== null || mayCome(String(line.id));
        if (!mayHand(token) || !mayEnter || (await handedTo(db, line.id)) > MOST_HANDED) {
          part.file.resume();
          return reply.code(429).send({ refusal: 'too-many' });
        }
        const file = await receiveFile(part, blobs);
        const id = await act(async ({ tx }) => {
          const is = await enterVisitor(tx, line.id, hash, { address: newAddress(), name: '' });
          return keepVisitorFile(tx, is.id, { ...file, name: storableText(file.name) });
        });
        return { id, name: file.name, size: file.size } satisfies ChosenFile;
      }
      return reply.code(400).send({ refusal: 'bad-input' });
    });

    ask('file-of', fileShape, async ({ id }, { line, visitor, request, reply }) => {
      const file = await shownFile(db, line.id, visitor!.address, id);
      if (!file || !(await blobs.has(file.sha256))) return reply.code(404).send({ refusal: 'unknown' });
      return sendFile(request, reply, { ...file, download: true, cacheControl: 'no-store' }, (piece) =>
        blobs.stream(file.sha256, piece),
      );
    });

    ask('look', lookShape, async ({ mark }, { line, visitor, request, reply }) => {
      await noteSeen(db, visitor!.id);
      const gone = new AbortController();
      request.raw.socket.once('close', () => gone.abort());
      const until = Date.now() + WAIT_MS;
      for (;;) {
        const before = await lastTalk(db, line.id, visitor!.address);
        const enough = new AbortController();
        // Who waits for their first words to arrive has no interaction yet, or one that is over.
        const changed = hall.wait(
          before?.open ? before.interactionId : null,
          until - Date.now(),
          AbortSignal.any([gone.signal, enough.signal]),
        );
        const state = await stateOf(line, visitor!);
        if (state.mark !== mark || gone.signal.aborted) {
          enough.abort();
          return state;
        }
        await changed;
        if (Date.now() >= until - 50) return reply.code(204).send();
      }
    });

    ask('seen', seenShape, async ({ upTo, read }, { line, visitor }) => {
      const keys = await seenBy(db, line.id, visitor!.address, { upTo, read });
      if (keys.length > 0)
        await tell(line, { receipts: keys.map((onceKey) => ({ onceKey, state: read ? 'read' : 'delivered' })) });
    });

    ask('end', endShape, (_given, { line, visitor }) => tell(line, { ended: { address: visitor!.address } }));
  });
};
