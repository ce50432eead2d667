import type { Db } from '#ground/db/server/database.ts';
import { later, now } from '#ground/clock.ts';
import { listConnections } from '#spine/connections/server/api.ts';

import { saveLineRow } from './lines-store.ts';
import { forgetVoiceLog } from './log-store.ts';
import { identityOf } from './twilio/rooms.ts';
import { forgetPlayed } from '../play/server/played-store.ts';
import { forgetRooms } from './twilio/rooms-store.ts';
import { forgetWaiting } from './waiting-store.ts';

export { eraseCalls } from './calls-store.ts';
export { watchCalls } from './calls.ts';
export { startServiceLines } from './service-lines.ts';
export type { RoomsDeps } from './twilio/account.ts';
export { startPlayed } from '../play/server/played.ts';
export { startRooms } from './twilio/run.ts';
export { voiceRoutes } from './routes.ts';

const MONTH = 30 * 86_400_000;
/** How calls waited, a month later; that there were calls stands in their interactions. */
export const forgetOldCalls = async (tx: Db): Promise<void> => {
  const before = later(now(), -MONTH);
  await forgetVoiceLog(tx, before);
  await forgetWaiting(tx, before);
  await forgetRooms(tx, before);
  await forgetPlayed(tx, before);
};

/** Of Twilio: https://www.twilio.com/docs/voice/sdks/javascript/best-practices#content-security-policy-csp. */
const TWILIO = 'wss://*.twilio.com';
const originOf = (server: string): string[] => {
  if (!URL.canParse(server)) return [];
  const { protocol, host } = new URL(server);
  return [`${protocol}//${host}`];
};

/** Where pages of the desk telephone: what their policy must let them connect to. */
export const voiceOrigins = async (db: Db): Promise<string[]> => {
  const used = (await listConnections(db)).filter((one) => one.channel === 'voice' && one.enabled);
  const origins = used.flatMap(({ provider, settings }) =>
    provider === 'twilio' ? [TWILIO] : originOf(settings['server'] ?? ''),
  );
  return [...new Set(origins)];
};

/** A line of the house's own naming: at Twilio, or of the built-in telephone. */
export const openPhoneLine = (tx: Db, agentId: number, connectionId: number): Promise<boolean> =>
  saveLineRow(tx, { agentId, connectionId, sipUser: identityOf(agentId), sealed: '' });
