import type { z } from 'zod';
import type { Db } from '#ground/db/server/database.ts';
import { log } from '#ground/log.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import type { Incoming, Outgoing, SecretName } from '#spine/mailboxes/contract.ts';
import type { TriedStep } from '#spine/mailboxes/rules.ts';
import { keepSecret, secretOf } from '#spine/mailboxes/server/api.ts';
import type { testConnection } from '../contract.ts';

type Imap = Extract<Incoming, { kind: 'imap' }>;
type Smtp = Extract<Outgoing, { kind: 'smtp' }>;

/** How the doors try a server; they know the protocols, this room does not. */
export type Probes = {
  imap(
    settings: Imap,
    secrets: { imapPassword: string | null; imapClientSecret: string | null; imapRefreshToken: string | null },
    onRotated: (refreshToken: string) => Promise<void>,
  ): Promise<TriedStep[]>;
  smtp(settings: Smtp & { password: string }, sender: string): Promise<TriedStep[]>;
};

type Input = z.output<typeof testConnection.input>;
export type Step = TriedStep & { side: 'incoming' | 'outgoing' };

/** Milliseconds for each side: an administrator waits in front of it. */
const LIMIT = 15_000;
const BUILT_IN: TriedStep[] = [{ step: 'built-in', ok: true, problem: '', said: '' }];

/** Tries both servers at once with what is typed now, and with the stored secrets where none is typed. */
export const testServers = async (
  { db, seal, probes }: { db: Db; seal: Seal; probes: Probes },
  input: Input,
): Promise<Step[]> => {
  const secret = async (name: SecretName): Promise<string | null> => {
    const typed = input.secrets[name];
    if (typed !== undefined) return typed || null;
    return input.id === null ? null : secretOf(db, seal, input.id, name);
  };
  const incoming = async (settings: Imap): Promise<TriedStep[]> => {
    const names = ['imapPassword', 'imapClientSecret', 'imapRefreshToken'] as const;
    const [imapPassword, imapClientSecret, imapRefreshToken] = await Promise.all(names.map(secret));
    return probes.imap(
      settings,
      {
        imapPassword: imapPassword ?? null,
        imapClientSecret: imapClientSecret ?? null,
        imapRefreshToken: imapRefreshToken ?? null,
      },
      async (replacement) => {
        // The server took the old one back: the stored one would be of no use any more.
        if (input.id !== null) await keepSecret(db, seal, input.id, 'imapRefreshToken', replacement);
      },
    );
  };
  const outgoing = async (settings: Smtp): Promise<TriedStep[]> => {
    const password = (await secret('smtpPassword')) ?? '';
    if (settings.user && !password) return [{ step: 'sign-in', ok: false, problem: 'missing-secret', said: '' }];
    return probes.smtp({ ...settings, password }, input.address);
  };
  const [came, went] = await Promise.all([
    limited(input.incoming.kind === 'imap' ? incoming(input.incoming) : Promise.resolve(BUILT_IN)),
    limited(input.outgoing.kind === 'smtp' ? outgoing(input.outgoing) : Promise.resolve(BUILT_IN)),
  ]);
  return [
    ...came.map((one) => ({ side: 'incoming' as const, ...one })),
    ...went.map((one) => ({ side: 'outgoing' as const, ...one })),
  ];
};

const limited = async (trying: Promise<TriedStep[]>): Promise<TriedStep[]> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<TriedStep[]>((resolve) => {
    timer = setTimeout(() => resolve([{ step: 'connect', ok: false, problem: 'timed-out', said: '' }]), LIMIT);
  });
  trying.catch((error: unknown) => log.warn('a connection test broke', { error }));
  try {
    return await Promise.race([trying, late]);
  } finally {
    clearTimeout(timer);
  }
};
