import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { DEFAULT_CRM, settingsShape, type CrmSettings, type Portal, type Property } from '../contract.ts';
import { NoHubSpot, openLine, type Line } from '../hubspot/ask.ts';
import { settingsRow, type SettingsRow } from './settings-store.ts';

/** `address`: where HubSpot answers; `publicUrl`: where a person reaches this house; null: nobody said. */
export type CrmDeps = { db: Db; act: Acts; seal: Seal; address: string; publicUrl: string | null };

export const settingsOf = (row: SettingsRow): CrmSettings =>
  settingsShape.parse({ ...DEFAULT_CRM, ...(row.value as object) });

/** What one exchange needs. `properties`: of contacts, as HubSpot has them now. */
export type To = Omit<CrmDeps, 'seal' | 'address'> & {
  line: Line;
  settings: CrmSettings;
  portal: Portal;
  house: string;
  properties(): Promise<readonly Property[]>;
};

/** The line with the token that is kept. Refused where there is none. */
export const keptLine = async ({ db, seal, address }: CrmDeps): Promise<{ line: Line; token: string }> => {
  const { token: sealed } = await settingsRow(db);
  if (sealed === null) throw refuse('no-token');
  const token = seal.open(sealed);
  return { line: openLine(token, address), token };
};

/** What HubSpot answered a person who waits for it, as a refusal with its own words. */
export const orRefuse = async <T>(asking: Promise<T>): Promise<T> => {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof NoHubSpot)) throw error;
    const { problem, detail, scopes } = error;
    const code = problem === 'gone' || problem === 'no-email' ? 'refused' : problem;
    throw refuse(code, { said: detail, scopes: [...new Set(scopes)].join(', ') });
  }
};

/** Where a person reads a contact (0-1) or a ticket (0-5). */
export const recordUrl = ({ uiDomain, portalId }: Portal, kind: 'contact' | 'interaction', id: string): string =>
  `https://${uiDomain}/contacts/${portalId}/record/${kind === 'contact' ? '0-1' : '0-5'}/${id}`;
