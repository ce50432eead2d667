import type { Database } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { log } from '#ground/log.ts';
import { notify } from '#spine/notices/server/api.ts';
import { listStaffRows } from '#spine/people/server/api.ts';
import { WEBHOOK_EVENTS } from '../contract.ts';
import { FAILS_FOR } from '../rules.ts';
import { claimDue, dueEndpoints, endTry, nextDue, type Claimed } from './deliveries-store.ts';
import { noteTry, stopEndpoint } from './endpoints-store.ts';
import { sendOne, type Result, type SendDeps } from './send-one.ts';

/** More than a try takes: whoever is gone by then, their message goes to another process. */
const LEASE_SECONDS = 25;
/** On the way at once to one endpoint, and in all: a slow one holds up its own messages and no other's. */
const AT_ONCE = 2;
const AT_ONCE_IN_ALL = 20;
const LONGEST_SLEEP = 10_000;
const BREATH = 30;

/** Sends what is to be told, each message with one id however often it is tried, until stopped. Several processes may run it. */
export const startWebhooks = (
  deps: Omit<SendDeps, 'db'> & { database: Database; bell: Bell; act: Acts },
): { stop(): Promise<void> } => {
  const { database, bell, act } = deps;
  const { db } = database;
  const underway = new Map<Claimed, Promise<void>>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  const room = (endpointId: number): number =>
    Math.min(
      AT_ONCE - [...underway.keys()].filter((one) => one.endpointId === endpointId).length,
      AT_ONCE_IN_ALL - underway.size,
    );

  const work = async (one: Claimed): Promise<void> => {
    try {
      const result = await sendOne({ ...deps, db }, one);
      await act((acting) => end(acting, one, result));
    } catch (error) {
      // The lease runs out, and it is tried again under the same id.
      log.error('the end of a webhook could not be written', { delivery: one.id, error });
    }
  };

  const look = async (): Promise<void> => {
    do {
      lookAgain = false;
      clearTimeout(timer);
      try {
        for (const endpointId of await dueEndpoints(db)) {
          if (stopped || room(endpointId) < 1) continue;
          for (const one of await act(({ tx }) => claimDue(tx, endpointId, room(endpointId), LEASE_SECONDS))) {
            const done = work(one).finally(() => {
              underway.delete(one);
              wake();
            });
            underway.set(one, done);
          }
        }
        const full = [...new Set([...underway.keys()].map((one) => one.endpointId))].filter((id) => room(id) < 1);
        const wait = (await nextDue(db, full)) ?? LONGEST_SLEEP;
        timer = setTimeout(wake, Math.max(BREATH, Math.min(wait + 1, LONGEST_SLEEP)));
      } catch (error) {
        if (!stopped) log.error('webhooks could not be read', { error });
        timer = setTimeout(wake, 1_000);
      }
      if (lookAgain && !stopped) await new Promise((resolve) => setTimeout(resolve, BREATH));
    } while (lookAgain && !stopped);
    looking = null;
  };
  const wake = (): void => {
    if (stopped) return;
    if (looking) lookAgain = true;
    else looking = look();
  };
  const off = bell.onRing(wake);
  wake();

  return {
    async stop() {
      stopped = true;
      off();
      await looking;
      clearTimeout(timer);
      await Promise.allSettled(underway.values());
    },
  };
};

/** Writes down what came of a try; an endpoint that is gone, or failed for days, is turned off and administrators hear it. */
const end = async (act: Act, one: Claimed, result: Result): Promise<void> => {
  if (!(await endTry(act.tx, one, result.ending))) return;
  const { verdict } = result;
  const failingFor = await noteTry(act.tx, one.endpointId, verdict.outcome === 'delivered');
  const because = verdict.outcome === 'failed' && verdict.turnOff ? 'gone' : failingFor > FAILS_FOR ? 'failing' : null;
  const off = because && (await stopEndpoint(act.tx, one.endpointId, because));
  if (off)
    for (const person of await listStaffRows(act.tx))
      if (person.role === 'administrator' && person.disabledAt === null)
        await notify(act, { agentId: person.id, kind: 'webhook-stopped', data: { url: off.url } });
  act.say({ kind: WEBHOOK_EVENTS.changed, data: { endpointId: one.endpointId, ...(off ? { what: 'stopped' } : {}) } });
};
