import type { FastifyInstance, FastifyRequest } from 'fastify';
import { log } from '#ground/log.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { isTwilioSigned } from '#spine/connections/server/api.ts';
import { hookPath } from '../../contract.ts';
import { noteVoice } from '../log-store.ts';
import type { RoomsDeps, TwilioAccount } from './account.ts';
import type { LegTold } from './leg-told.ts';
import type { Rooms } from './rooms.ts';
import * as store from './rooms-store.ts';

/** A forger must not fill the log: of one connection once a minute. */
const FORGED_EVERY_MS = 60_000;
/** More than Twilio says at once. */
const MOST_BYTES = 64 * 1024;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Said = { account: TwilioAccount; fields: URLSearchParams; query: URLSearchParams };
type Hooked = FastifyRequest<{ Params: { id: string } }>;

/** Where Twilio asks what to do with a call, and tells what became of it. Its signature is all that lets anything in. */
export const twilioHooks = (root: FastifyInstance, deps: RoomsDeps, rooms: Rooms, legTold: LegTold): void => {
  const { db } = deps.database;
  const told = new Map<number, number>();
  const noteForged = async (id: number): Promise<void> => {
    if (Date.now() - (told.get(id) ?? 0) <= FORGED_EVERY_MS) return;
    told.set(id, Date.now());
    log.warn('a call’s hook was refused: it is not signed', { connection: id });
    await deps.act(({ tx }) => noteVoice(tx, id, 'forged'));
  };
  const judged = async (request: Hooked): Promise<Said | 403 | 404> => {
    const id = Number(request.params.id);
    const account = Number.isSafeInteger(id) && id > 0 ? await rooms.accountFor(id) : null;
    if (!account) return 404;
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const url = `${account.hook}${request.url.slice(hookPath(id).length)}`;
    const signature = request.headers['x-twilio-signature'];
    const said = { method: request.method, url, raw, signature: Array.isArray(signature) ? signature[0] : signature };
    if (!isTwilioSigned(account.authToken, said)) {
      await noteForged(id);
      return 403;
    }
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    return { account, fields: new URLSearchParams(raw.toString('utf8')), query };
  };

  /** What is to be done with a call that begins. */
  const begins = ({ account, fields }: Said): Promise<string> => {
    const [from, externalId] = [fields.get('From') ?? '', fields.get('CallSid') ?? ''];
    const agent = /^client:agent-(\d+)$/.exec(from)?.[1];
    const callId = fields.get('call') ?? '';
    if (agent !== undefined)
      return rooms.callOut(account, {
        agentId: Number(agent),
        callId: UUID.test(callId) ? callId : NOBODY,
        externalId,
      });
    return rooms.callIn(account, { externalId, number: normalIdentifier('voice', from) ?? from });
  };
  /** Of whom we called in, by our own name of them: it may come before we know Twilio's. */
  const legs = async ({ account, fields, query }: Said): Promise<void> => {
    const id = query.get('leg') ?? '';
    const leg = UUID.test(id) ? await store.roomLeg(db, { id }) : null;
    if (!leg || !(await store.roomIsOf(db, leg.room, account.connectionId))) return;
    const externalId = fields.get('CallSid');
    if (externalId && leg.externalId === null) await deps.act(({ tx }) => store.nameRoomLeg(tx, leg.id, externalId));
    await legTold(account, { ...leg, externalId: leg.externalId ?? externalId }, fields.get('CallStatus') ?? '');
  };
  const roomsToo = async ({ account, fields }: Said): Promise<void> => {
    const [room, roomId] = [fields.get('FriendlyName') ?? '', fields.get('ConferenceSid') ?? ''];
    if (!(await store.roomIsOf(db, room, account.connectionId))) return;
    if (roomId) await deps.act(({ tx }) => store.nameRoom(tx, room, roomId));
    const event = fields.get('StatusCallbackEvent');
    const gone = event === 'conference-end' ? await store.legsIn(db, room) : [];
    const left =
      event === 'participant-leave' ? await store.roomLeg(db, { externalId: fields.get('CallSid') ?? '' }) : null;
    for (const leg of left ? [left] : gone.filter((one) => one.state === 'up'))
      await legTold(account, leg, 'completed');
  };

  void root.register(async (http) => {
    http.removeAllContentTypeParsers();
    http.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    http.post<{ Params: { id: string } }>(hookPath(':id'), async (request, reply) => {
      const said = await judged(request);
      return typeof said === 'number' ? reply.code(said).send() : reply.type('text/xml').send(await begins(said));
    });
    for (const [path, hear] of [
      ['leg', legs],
      ['room', roomsToo],
    ] as const)
      http.post<{ Params: { id: string } }>(`${hookPath(':id')}/${path}`, async (request, reply) => {
        const said = await judged(request);
        if (typeof said === 'number') return reply.code(said).send();
        await hear(said);
        return reply.code(204).send();
      });
  });
};
const NOBODY = '00000000-0000-0000-0000-000000000000';
