import { now } from '#ground/clock.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { log } from '#ground/log.ts';
import { noteRecordProblem, sayChanged } from '#spine/contacts/server/api.ts';
import type { RecordProblem } from '#spine/contacts/contract.ts';
import { notify } from '#spine/notices/server/api.ts';
import { listStaffRows } from '#spine/people/server/api.ts';
import { CRM_EVENTS, type Problem, type Property } from '../contract.ts';
import { NoHubSpot, openLine } from '../hubspot/ask.ts';
import { readProperties } from '../hubspot/hubspot.ts';
import { judge, needsAPerson, TOLD_AFTER } from '../rules.ts';
import { settingsOf, type CrmDeps, type To } from './access.ts';
import { readChanges } from './read-changes.ts';
import * as store from './settings-store.ts';
import { BY_CRM, syncContact, SYSTEM } from './sync-contact.ts';
import { LEASE_SECONDS, Overtaken, syncInteraction } from './sync-interaction.ts';
import { claimNext, dropWork, endWork, type Claimed } from './work-store.ts';

const LONGEST_SLEEP = 10_000;
const BREATH = 30;
/** Milliseconds that the properties of contacts are known without asking again. */
const PROPERTIES_KEPT = 5 * 60_000;
/** An administrator is told of things given up no oftener. */
const TOLD_AGAIN_AFTER = 3_600_000;

const ON_THE_CARD: Partial<Record<Problem, RecordProblem>> = {
  refused: 'refused',
  gone: 'gone',
  broken: 'unreachable',
  unreachable: 'unreachable',
  'token-refused': 'not-allowed',
  scopes: 'not-allowed',
};

const tellAdministrators = async (act: Act, problem: Problem): Promise<void> => {
  for (const person of await listStaffRows(act.tx))
    if (person.role === 'administrator' && person.disabledAt === null)
      await notify(act, { agentId: person.id, kind: 'crm-failing', data: { problem } });
  await store.noteTold(act.tx);
};

/** What stands in the way of everything is told once it has lasted, or at once where only a person can mend it. */
const noteFailure = async (act: Act, { problem, detail }: NoHubSpot, given: 'rest' | 'again' | 'failed') => {
  const itself = given !== 'rest' && problem !== 'unreachable' && problem !== 'broken';
  if (itself && given !== 'failed') return;
  const { failingSince, toldAt } = itself
    ? { failingSince: now(), toldAt: (await store.settingsRow(act.tx)).toldAt }
    : await store.noteFailing(act.tx, problem, detail);
  const lasted = now().getTime() - failingSince.getTime() >= TOLD_AFTER;
  const long = toldAt === null || now().getTime() - toldAt.getTime() >= TOLD_AGAIN_AFTER;
  const isNews =
    given === 'failed' ? long : toldAt === null && (needsAPerson(problem) || (lasted && problem !== 'rate'));
  if (isNews) await tellAdministrators(act, problem);
};

/** Brings HubSpot in step with what is here, and here with it, one thing at a time, until stopped. Several may run. */
export const startCrm = (deps: CrmDeps & { bell: Bell }): { stop(): Promise<void> } => {
  const { db, act, seal, address, publicUrl, bell } = deps;
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let known: { token: string; until: number; properties: Promise<readonly Property[]> } | null = null;

  /** Null: it is off, or rests. */
  const open = async (): Promise<To | null> => {
    const row = await store.settingsRow(db);
    const settings = settingsOf(row);
    if (!settings.on || row.token === null || row.portal === null) return null;
    if (row.quietUntil !== null && row.quietUntil > now()) return null;
    const token = row.token;
    const line = openLine(seal.open(token), address, ending.signal);
    return {
      ...{ db, act, publicUrl, line, settings, portal: row.portal, house: row.house },
      properties() {
        if (known?.token !== token || known.until < now().getTime()) {
          const properties = readProperties(line, 'contacts');
          known = { token, until: now().getTime() + PROPERTIES_KEPT, properties };
          properties.catch(() => (known = null));
        }
        return known.properties;
      },
    };
  };

  const failed = async (error: NoHubSpot, one: Claimed | null): Promise<void> => {
    if (ending.signal.aborted) return;
    // Properties may have been changed there.
    known = null;
    const { problem, detail, retryAfterMs, policy } = error;
    const verdict = judge(problem, { tries: one?.tries ?? 1, retryAfterMs, policy, jitter: Math.random() });
    await act(async (acting) => {
      if (verdict.outcome === 'rest') await store.restFor(acting.tx, verdict.seconds);
      if (one) {
        // While the line rests nothing is due: each thing is, once it goes on.
        const seconds = verdict.outcome === 'again' ? verdict.seconds : 0;
        const state = verdict.outcome === 'failed' ? 'failed' : 'waiting';
        const counts = verdict.outcome !== 'rest';
        if (!(await endWork(acting.tx, one, { state, problem, said: detail, seconds, counts }))) return;
        const shown = ON_THE_CARD[problem];
        if (one.kind === 'contact' && shown && (await noteRecordProblem(acting.tx, one.subjectId, SYSTEM, shown)))
          sayChanged(acting, one.subjectId, BY_CRM, 'record');
      }
      await noteFailure(acting, error, verdict.outcome);
      acting.say({ kind: CRM_EVENTS.exchanged, contactId: one?.kind === 'contact' ? one.subjectId : null });
    });
  };

  const carryOut = async (to: To, one: Claimed): Promise<void> => {
    const done = await (one.kind === 'interaction' ? syncInteraction(to, one) : syncContact(to, one));
    await act(async ({ tx, say }) => {
      await store.noteWorking(tx);
      if (done === null) await dropWork(tx, one.kind, one.subjectId);
      else if (!(await endWork(tx, one, { state: 'done', ...done }))) return;
      say({ kind: CRM_EVENTS.exchanged, contactId: one.kind === 'contact' ? one.subjectId : null });
    });
  };

  /** One thing; false: there is nothing to do now. */
  const step = async (): Promise<boolean> => {
    const to = await open();
    if (!to) return false;
    const one = await act(({ tx }) => claimNext(tx, LEASE_SECONDS));
    const reading = one ? null : await act(({ tx }) => store.claimReading(tx, LEASE_SECONDS));
    if (!one && !reading) return false;
    try {
      if (one) await carryOut(to, one);
      else {
        await readChanges(to, reading!);
        if (await act(({ tx }) => store.noteWorking(tx)))
          await act(async ({ say }) => say({ kind: CRM_EVENTS.exchanged }));
      }
    } catch (error) {
      if (error instanceof Overtaken) return true;
      if (!(error instanceof NoHubSpot)) throw error;
      await failed(error, one);
      // Asked again when its lease is over.
      if (!one) return false;
    }
    return true;
  };

  const look = async (): Promise<void> => {
    do {
      again = false;
      clearTimeout(timer);
      try {
        while (!ending.signal.aborted && (await step()));
        const { on } = settingsOf(await store.settingsRow(db));
        const wait = on ? ((await store.nextDue(db)) ?? LONGEST_SLEEP) : LONGEST_SLEEP;
        timer = setTimeout(wake, Math.max(BREATH, Math.min(wait + 1, LONGEST_SLEEP)));
      } catch (error) {
        if (ending.signal.aborted) break;
        log.error('the CRM could not be kept in step', { error });
        timer = setTimeout(wake, 1_000);
      }
    } while (again && !ending.signal.aborted);
    running = null;
  };
  const wake = (): void => {
    if (ending.signal.aborted) return;
    if (running) again = true;
    else running = look();
  };
  const off = bell.onRing(wake);
  wake();

  return {
    async stop() {
      ending.abort();
      off();
      await running;
      clearTimeout(timer);
    },
  };
};
