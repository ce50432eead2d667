import path from 'node:path';

/** What the environment decides. Everything else is set in the browser. */
export type Config = {
  /** Absolute folder of the embedded database, the blobs and the secret key. */
  dataDir: string;
  /** Another PostgreSQL instead of the embedded one. */
  databaseUrl: string | null;
  host: string;
  port: number;
  smtpHost: string;
  smtpPort: number;
  /** LMTP beside it, for a mail server in front; null: none. */
  lmtpPort: number | null;
  /** How this house names itself in SMTP and in Message-IDs. */
  hostName: string;
  /** Where browsers reach it; decides Secure cookies and the origin that writes are accepted from. */
  publicUrl: string | null;
  /** Largest mail accepted or sent, in bytes over the wire (D15). */
  maxMailBytes: number;
  /** Webhooks may go to this machine and to private networks, without encryption too. */
  webhooksPrivate: boolean;
  /** Where HubSpot answers, where that is another place than its own: tests only. */
  hubspotAddress: string | null;
  /** The same of whoever carries texts. */
  textsAddress: string | null;
  /** The same of Twilio's calls. */
  twilioAddress: string | null;
  demo: boolean;
};

const numberFrom = (env: NodeJS.ProcessEnv, name: string, fallback: number): number => {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65535)
    throw new Error(`${name}: "${text}" is not a port number`);
  return value;
};

export const readConfig = (env: NodeJS.ProcessEnv = process.env, argv: readonly string[] = process.argv): Config => ({
  dataDir: path.resolve(env['DATA_DIR'] ?? 'data'),
  databaseUrl: env['DATABASE_URL'] ?? null,
  host: env['HOST'] ?? '127.0.0.1',
  port: numberFrom(env, 'PORT', 3000),
  smtpHost: env['SMTP_HOST'] ?? env['HOST'] ?? '127.0.0.1',
  smtpPort: numberFrom(env, 'SMTP_PORT', 2525),
  lmtpPort: env['LMTP_PORT'] ? numberFrom(env, 'LMTP_PORT', 0) : null,
  hostName: env['HOST_NAME'] ?? 'relais.localhost',
  publicUrl: env['PUBLIC_URL'] ?? null,
  maxMailBytes: 40 * 1024 * 1024,
  webhooksPrivate: env['WEBHOOKS_PRIVATE'] === 'yes',
  hubspotAddress: env['HUBSPOT_ADDRESS'] ?? null,
  textsAddress: env['TEXTS_ADDRESS'] ?? null,
  twilioAddress: env['TWILIO_ADDRESS'] ?? null,
  demo: !argv.includes('--no-demo') && env['RELAIS_DEMO'] !== 'no',
});
