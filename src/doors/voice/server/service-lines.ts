import { Worker } from 'node:worker_threads';
import type { Bell } from '#ground/events/server/bell.ts';
import type { Database } from '#ground/db/server/database.ts';
import { followJournal, type Acts } from '#ground/events/server/follow.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { log } from '#ground/log.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { normalIdentifier } from '#spine/channels/server/api.ts';
import { CONNECTION_EVENTS, type Connection } from '#spine/connections/contract.ts';
import { listConnections, secretsOf } from '#spine/connections/server/api.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import { readInteraction } from '#spine/interactions/server/api.ts';
import { VOICE_EVENTS } from '../contract.ts';
import { lineOf, saveServiceState } from './lines-store.ts';
import type { FromEnd, ToEnd } from './sip-end.ts';
import { handCall, loseCall, takeCall } from './waiting.ts';
import { lostCalls, noteWaiting } from './waiting-store.ts';

type Deps = { database: Database; bell: Bell; act: Acts; seal: Seal };
/** A call that rings here. */
type Held = { id: string; call: string; domain: string };

const LOOK_EVERY = 10_000;
/** Of calls whose house stopped; of those that their server does not try elsewhere. Seconds. */
const LOST_AFTER = { waiting: 45, returned: 75 };

/**
 * Service lines, to which a SIP server sends calls that are for a skill and not for a person. They ring here until routing
 * has found an agent, and are redirected to that agent's line (302). No sound passes.
 */
export const startServiceLines = async ({ database, bell, act, seal }: Deps): Promise<{ stop(): Promise<void> }> => {
  const { db } = database;
  const open = new Map<number, { as: string; connection: Connection }>();
  const held = new Map<number, Held>();
  /** Given up before they were written down. */
  const over = new Set<string>();
  let end: Worker | null = null;
  let stopped = false;
  const ask = (asked: ToEnd): void => end?.postMessage(asked);

  const handTo = async (interactionId: number, agentId: number): Promise<void> => {
    const one = held.get(interactionId);
    const line = one && (await lineOf(db, agentId));
    if (!one || !line || !(await act((tx) => handCall(tx, one.id, agentId)))) return;
    held.delete(interactionId);
    ask({ kind: 'redirect', call: one.call, to: `sip:${encodeURIComponent(line.sipUser)}@${one.domain}` });
  };

  const take = async ({ lineId, call, number: said }: Extract<FromEnd, { kind: 'call' }>): Promise<void> => {
    const connection = open.get(lineId)?.connection;
    if (!connection) return ask({ kind: 'refuse', call });
    const number = normalIdentifier('voice', said) ?? said;
    const { id, interactionId } = await act((one) => takeCall(one, connection, { sipCallId: call, number }));
    if (over.delete(call)) return act((one) => loseCall(one, id, ['waiting'], 'contact'));
    held.set(interactionId, { id, call, domain: connection.settings['domain'] ?? '' });
    // What was said before it was held here was not heard.
    const agentId = (await readInteraction(db, interactionId))?.assigneeId ?? null;
    if (agentId !== null) await handTo(interactionId, agentId);
  };

  const giveUp = async (call: string): Promise<void> => {
    const [interactionId, one] = [...held].find(([, each]) => each.call === call) ?? [];
    if (interactionId === undefined || !one) return void over.add(call);
    held.delete(interactionId);
    await act((tx) => loseCall(tx, one.id, ['waiting'], 'contact'));
  };

  const hearEnd = async (told: FromEnd): Promise<void> => {
    if (told.kind === 'call') await take(told);
    else if (told.kind === 'over') await giveUp(told.call);
    else
      await act(async ({ tx, say }) => {
        if (await saveServiceState(tx, told.lineId, told.state, told.cause)) say({ kind: VOICE_EVENTS.setUp });
      });
  };
  const openEnd = (): Worker => {
    const made = new Worker(new URL('./sip-end.ts', import.meta.url));
    made.on('message', (told: FromEnd) => {
      hearEnd(told).catch((error: unknown) => {
        log.error('a call at a service line could not be taken', { told: told.kind, error });
        if (told.kind === 'call') ask({ kind: 'refuse', call: told.call });
      });
    });
    made.on('error', (error) => log.error('the end of the service lines broke', { error }));
    // Its lines are opened anew, and what rang there rings again where its server tries again.
    made.on('exit', () => {
      if (stopped || end !== made) return;
      end = null;
      open.clear();
      held.clear();
    });
    return made;
  };

  const refresh = async (): Promise<void> => {
    const wanted = (await listConnections(db)).filter(
      (one) => one.channel === 'voice' && one.enabled && one.settings['serviceUser'],
    );
    for (const lineId of open.keys())
      if (!wanted.some((one) => one.id === lineId)) {
        open.delete(lineId);
        ask({ kind: 'close', lineId });
      }
    for (const connection of wanted) {
      const { servicePassword: password = '' } = await secretsOf(db, seal, connection.id);
      const as = JSON.stringify([connection, password]);
      if (open.get(connection.id)?.as === as) continue;
      open.set(connection.id, { as, connection });
      const { server = '', domain = '', serviceUser: user = '' } = connection.settings;
      end ??= openEnd();
      ask({ kind: 'open', lineId: connection.id, server, domain, user, password });
    }
  };

  const hear = async (entries: readonly Entry[]): Promise<void> => {
    if (entries.some(({ kind }) => kind === CONNECTION_EVENTS.changed)) await refresh();
    for (const { kind, interactionId, agentId } of entries)
      if (kind === INTERACTION_EVENTS.assigned && interactionId !== null && agentId !== null)
        await handTo(interactionId, agentId);
  };
  const look = async (): Promise<void> => {
    await refresh();
    await noteWaiting(
      db,
      [...held.values()].map(({ id }) => id),
    );
    for (const { id, state } of await lostCalls(db, LOST_AFTER))
      await act((one) => loseCall(one, id, [state], 'system'));
  };
  const followed = await followJournal(database, bell, hear);
  const lookSafely = (): Promise<void> =>
    look().catch((error: unknown) => log.error('waiting calls could not be looked after', { error }));
  const timer = setInterval(() => void lookSafely(), LOOK_EVERY);
  timer.unref();
  await lookSafely();
  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await followed.stop();
      await end?.terminate();
    },
  };
};
