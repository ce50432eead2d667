import { ImapFlow, type MailboxObject } from 'imapflow';
import type { Incoming } from '#spine/mailboxes/contract.ts';
import { connectionProblem } from '#spine/mailboxes/server/api.ts';
import type { WatchProblem } from '#spine/mailboxes/rules.ts';
import { refreshToken, type Token } from './token.ts';

export type ImapSettings = Extract<Incoming, { kind: 'imap' }>;
export type ImapSecrets = {
  imapPassword: string | null;
  imapClientSecret: string | null;
  imapRefreshToken: string | null;
};

/** A reason to give this mailbox up for now, in words that the office has. */
export class ImapProblem extends Error {
  readonly problem: WatchProblem;
  readonly said: string;
  /** The token server's fault rather than the mail server's. */
  readonly atToken: boolean;
  constructor(problem: WatchProblem, said: string, cause?: unknown, atToken = false) {
    super(`${problem}: ${said}`, { cause });
    this.problem = problem;
    this.said = said;
    this.atToken = atToken;
  }
}

export const imapProblem = (error: unknown): ImapProblem => {
  if (error instanceof ImapProblem) return error;
  const { problem, said } = connectionProblem(error);
  return new ImapProblem(problem, said, error);
};

export type ImapLimits = {
  /** Milliseconds to connect, and again for the greeting. */
  connect: number;
  /** Milliseconds without a byte. */
  silence: number;
  /** Bytes of one message: more is announced only by a server whose sizes cannot be trusted. */
  literal: number;
};

/** The access token of a mailbox, kept until it ends. */
export type TokenKeeper = {
  current: Token | null;
  /** The refresh token that took the stored one's place since this keeper was made. */
  rotated?: string;
  onRotated(refreshToken: string): Promise<void>;
};

const accessToken = async (settings: ImapSettings, secrets: ImapSecrets, keeper: TokenKeeper): Promise<string> => {
  if (!keeper.current || keeper.current.expiresAt < Date.now()) {
    const stored = keeper.rotated ?? secrets.imapRefreshToken;
    if (!stored) throw new ImapProblem('missing-secret', '');
    const { tokenUrl, clientId } = settings;
    const clientSecret = secrets.imapClientSecret ?? '';
    try {
      keeper.current = await refreshToken({ tokenUrl, clientId, clientSecret, refreshToken: stored });
    } catch (error) {
      const { problem, said } = connectionProblem(error);
      throw new ImapProblem(problem, said, error, true);
    }
    if (keeper.current.refreshToken) {
      keeper.rotated = keeper.current.refreshToken;
      await keeper.onRotated(keeper.rotated);
    }
  }
  return keeper.current.accessToken;
};

/** Connects and signs in. Throws ImapProblem. The caller closes the client. */
export const openImap = async (
  settings: ImapSettings,
  secrets: ImapSecrets,
  keeper: TokenKeeper,
  limits: ImapLimits,
  signal?: AbortSignal,
): Promise<ImapFlow> => {
  try {
    if (settings.auth === 'password' && !secrets.imapPassword) throw new ImapProblem('missing-secret', '');
    const auth =
      settings.auth === 'oauth2'
        ? { user: settings.user, accessToken: await accessToken(settings, secrets, keeper) }
        : { user: settings.user, pass: secrets.imapPassword ?? '' };
    const client = new ImapFlow({
      host: settings.host,
      port: settings.port,
      secure: settings.security === 'tls',
      ...(settings.security === 'tls' ? {} : { doSTARTTLS: settings.security === 'starttls' }),
      auth,
      tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true },
      logger: false,
      // It would start only after 15 quiet seconds, and never while a lock is held: IDLE is asked for after each drain.
      disableAutoIdle: true,
      connectionTimeout: limits.connect,
      greetingTimeout: limits.connect,
      socketTimeout: limits.silence,
      maxLiteralSize: limits.literal,
    });
    // Heard by whoever waits for a command; without a listener it would end the process.
    client.on('error', () => {});
    const abort = (): void => client.close();
    signal?.addEventListener('abort', abort);
    try {
      signal?.throwIfAborted();
      await client.connect();
      return client;
    } catch (error) {
      client.close();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  } catch (error) {
    const problem = imapProblem(error);
    // A token that the mail server refuses is not tried again.
    if (problem.problem === 'wrong-password') keeper.current = null;
    throw problem;
  }
};

/** EXAMINE rather than SELECT: nothing in the folder changes by our reading it, not even its flags. */
export const openFolder = async (client: ImapFlow, folder: string): Promise<MailboxObject> => {
  try {
    return await client.mailboxOpen(folder, { readOnly: true });
  } catch (error) {
    const { responseStatus, responseText } = error as { responseStatus?: string; responseText?: string };
    if (responseStatus === 'NO') throw new ImapProblem('no-folder', responseText ?? '', error);
    throw imapProblem(error);
  }
};
