import type { Acts } from '#ground/events/server/follow.ts';
import type { Database } from '#ground/db/server/database.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import type { Connection } from '#spine/connections/contract.ts';
import { secretsOf } from '#spine/connections/server/api.ts';
import { hookPath } from '../../contract.ts';

export type RoomsDeps = {
  database: Pick<Database, 'db'>;
  act: Acts;
  seal: Seal;
  publicUrl: string | null;
  /** Where Twilio is asked instead of at its own address. */
  address: string | null;
};

/** With its secrets in plain: for Twilio alone. */
export type TwilioAccount = {
  connectionId: number;
  accountSid: string;
  apiKeySid: string;
  apiKeySecret: string;
  authToken: string;
  /** The TwiML application through which agents call; '': not set up there yet. */
  appSid: string;
  /** Ours, in E.164. */
  number: string;
  /** Where it tells us; '': the house does not know its own address. */
  hook: string;
  address: string | null;
};

export const accountOf = async (
  { database, seal, publicUrl, address }: Omit<RoomsDeps, 'act'>,
  connection: Connection,
): Promise<TwilioAccount> => {
  const { apiKeySecret = '', authToken = '' } = await secretsOf(database.db, seal, connection.id);
  const { accountSid = '', apiKeySid = '', appSid = '' } = connection.settings;
  return {
    ...{ connectionId: connection.id, accountSid, apiKeySid, apiKeySecret, authToken, appSid, address },
    number: connection.address,
    hook: publicUrl === null ? '' : `${publicUrl.replace(/\/$/, '')}${hookPath(connection.id)}`,
  };
};
