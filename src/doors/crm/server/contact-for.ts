import { fieldRows } from '#spine/contacts/server/api.ts';
import type { Report } from '#spine/reports/contract.ts';
import { contactByEmail, contactById, makeContact } from '../hubspot/hubspot.ts';
import type { To } from './access.ts';
import { pairsOf, written } from './pairs.ts';
import { hubIdOf, want } from './work-store.ts';

/** The number there of the contact of an interaction: found by an address, or made with what is to go there. */
export const contactFor = async (to: To, report: Report): Promise<string> => {
  const { line, db, act, settings } = to;
  const { contact } = report;
  const known = await hubIdOf(db, 'contact', contact.id);
  if (known !== null && (await contactById(line, known, []))) return known;
  const emails = contact.addresses.filter((one) => one.kind === 'email').map((one) => one.address);
  let hubId: string | null = null;
  for (const email of emails) hubId ??= (await contactByEmail(line, email, []))?.id ?? null;
  if (hubId === null) {
    const pairs = pairsOf(settings.mappings, await fieldRows(db), await to.properties());
    const values = new Map<string, string>([
      ...(['name', 'language', 'company', 'place'] as const).map((one) => [one, contact[one] ?? ''] as const),
      ...contact.fields.map((one) => [String(one.id), one.value] as const),
    ]);
    const properties = pairs
      .filter(({ direction }) => direction !== 'in')
      .map((pair) => written(pair, values.get(String(pair.key)) ?? '') ?? {});
    const filled = Object.entries(Object.assign({}, ...properties) as Record<string, string>).filter(
      ([, v]) => v !== '',
    );
    hubId = (await makeContact(line, emails[0]!, Object.fromEntries(filled))).id;
  }
  const found = hubId;
  await act(({ tx }) => want(tx, 'contact', contact.id, { hubId: found }));
  return found;
};
