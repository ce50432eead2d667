import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Actor } from '#ground/api/contract.ts';
import { now } from '#ground/clock.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import { imageTypeOf } from '#ground/http/server/fetch-image.ts';
import { safeName } from '#ground/http/server/receive-file.ts';
import { sendFile } from '#ground/http/server/safe-file.ts';
import { refuse } from '#ground/refusal.ts';
import { isDangerous } from '#spine/interactions/rules.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { listConnections } from '#spine/connections/server/api.ts';
import type { Connection } from '#spine/connections/contract.ts';
import * as contract from '../contract.ts';
import { keep } from './ledger-store.ts';
import type { TextsDeps } from './lines.ts';
import type { PlayedHook } from './played.ts';
import { insertPlayed, insertPlayedFiles, markRead, phonesOf, playedFile, playedOf } from './played-store.ts';

/** The page on which whoever tries Relais has the customer's telephone in hand: signed in, or anybody on the demo floor. */
export const phoneRoutes = (http: FastifyInstance, deps: TextsDeps & { demo: boolean }): void => {
  const { db, act, blobs, demo } = deps;
  const lines = async (actor: Actor): Promise<Connection[]> => {
    if (!demo && actor.id === 0) throw refuse('closed');
    return (await listConnections(db)).filter(
      (one) => one.provider === 'play' && one.channel !== 'voice' && one.enabled,
    );
  };
  const lineOf = async (actor: Actor, id: number): Promise<Connection> => {
    const line = (await lines(actor)).find((one) => one.id === id);
    if (!line) throw refuse('closed');
    return line;
  };

  answer(http, contract.listPhones, async (_input, { actor }) => {
    const found = await lines(actor);
    return {
      lines: await Promise.all(
        found.map(async ({ id, channel, name, address }) => ({
          connectionId: id,
          ...{ channel: channel as Exclude<typeof channel, 'voice'>, name, address },
          phones: await phonesOf(db, id),
        })),
      ),
    };
  });

  http.get(contract.playedFilePath(':id'), async (request, reply) => {
    const { id } = request.params as { id: string };
    const file = /^\d{1,15}$/.test(id) ? await playedFile(db, Number(id)) : null;
    const isOpen = demo || request.actor !== null;
    if (!isOpen || !file || !(await blobs.has(file.sha256))) return reply.code(404).send({ refusal: 'not-found' });
    return sendFile(request, reply, { ...file, download: isDangerous(file.name) }, (piece) =>
      blobs.stream(file.sha256, piece),
    );
  });

  answer(http, contract.openPhone, async ({ connectionId, phone }, { actor }) => {
    await lineOf(actor, connectionId);
    await act(async ({ tx, say }) => {
      const ids = await markRead(tx, connectionId, phone);
      if (ids.length === 0) return;
      const told: PlayedHook = {
        texts: [],
        receipts: ids.map((id) => ({ externalId: `played-${id}`, state: 'read' })),
      };
      await keep(tx, connectionId, Buffer.from(JSON.stringify(told)), {});
      say({ kind: contract.TEXTS_EVENTS.played, data: { connectionId } });
    });
    return { texts: await playedOf(db, connectionId, phone) };
  });

  answer(
    http,
    contract.writeFromPhone,
    async ({ connectionId, phone, name, text, files: given, onceKey }, { actor }) => {
      const line = await lineOf(actor, connectionId);
      const from = normalIdentifier(line.channel, phone);
      if (from === null) throw refuse('number-wrong');
      if (text === '' && given.length === 0) throw refuse('nothing-said');
      const files = await Promise.all(
        given.map(async (one) => {
          const bytes = Buffer.from(one.base64, 'base64');
          const type = imageTypeOf(bytes) ?? (one.type || 'application/octet-stream');
          return { name: storableText(safeName(one.name)), type, size: bytes.length, sha256: await blobs.put(bytes) };
        }),
      );
      await act(async ({ tx, say }) => {
        const id = await insertPlayed(tx, { connectionId, phone: from, name, direction: 'from-them', text, onceKey });
        if (id === null) return;
        const ids = await insertPlayedFiles(tx, id, files);
        const media = files.map((file, at) => ({ id: ids[at]!, name: file.name, type: file.type }));
        const told: PlayedHook = {
          texts: [
            { externalId: `played-${id}`, from, fromName: name, text, sentAt: now().toISOString(), files: media },
          ],
          receipts: [],
        };
        await keep(tx, connectionId, Buffer.from(JSON.stringify(told)), {});
        say({ kind: contract.TEXTS_EVENTS.played, data: { connectionId } });
      });
      return {};
    },
  );
};
