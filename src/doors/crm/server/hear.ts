import type { Act } from '#ground/events/server/follow.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { CONTACT_EVENTS } from '#spine/contacts/contract.ts';
import { mayReport } from '#spine/reports/rules.ts';
import { isToldOf, reportOf, reportsAfter } from '#spine/reports/server/api.ts';
import { CRM_EVENTS } from '../contract.ts';
import { touchesTicket } from '../rules.ts';
import { settingsOf } from './access.ts';
import { settingsRow } from './settings-store.ts';
import { BY_CRM } from './sync-contact.ts';
import { changedHere, touch, touchAllContacts, want } from './work-store.ts';

const PEOPLE = new Set<string>([
  CONTACT_EVENTS.changed,
  CONTACT_EVENTS.merged,
  CONTACT_EVENTS.split,
  CONTACT_EVENTS.imported,
]);
export const concernsCrm = ({ kind }: Entry): boolean => mayReport(kind) || touchesTicket(kind) || PEOPLE.has(kind);

const hearOfPerson = async ({ tx }: Act, { kind, contactId, data, at }: Entry): Promise<void> => {
  if (kind === CONTACT_EVENTS.imported) return touchAllContacts(tx);
  if (contactId === null) return;
  // What came from there is no news there.
  if (kind === CONTACT_EVENTS.changed && data['by'] === BY_CRM) return;
  if (kind === CONTACT_EVENTS.changed) await changedHere(tx, contactId, String(data['field'] ?? data['what']), at);
  else await touch(tx, 'contact', [contactId, ...(typeof data['from'] === 'number' ? [data['from']] : [])]);
};

/**
 * Notes down what is to be in HubSpot after these entries of the journal (R119, D18). Off, nothing new is noted; what is
 * there already is brought in step once it is on again, so that nothing hidden stays.
 */
export const hearForCrm = async (act: Act, entries: readonly Entry[]): Promise<void> => {
  const { on } = settingsOf(await settingsRow(act.tx));
  const told = new Set<number>();
  if (on)
    for (const { interactionId } of reportsAfter(entries)) {
      const report = told.has(interactionId) ? null : await reportOf(act.tx, interactionId);
      if (!report || !isToldOf(report)) continue;
      told.add(interactionId);
      await want(act.tx, 'interaction', interactionId, { memory: { contactId: report.contact.id } });
    }
  const touched = entries.flatMap(({ kind, interactionId }) =>
    touchesTicket(kind) && interactionId !== null && !told.has(interactionId) ? [interactionId] : [],
  );
  const count = await touch(act.tx, 'interaction', [...new Set(touched)]);
  for (const entry of entries) if (PEOPLE.has(entry.kind)) await hearOfPerson(act, entry);
  if (told.size + count > 0) act.say({ kind: CRM_EVENTS.exchanged });
};
