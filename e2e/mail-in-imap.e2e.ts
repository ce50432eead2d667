import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import tls from 'node:tls';
import { ImapFlow } from 'imapflow';
import { sql } from 'kysely';
import { testDatabase } from '#ground/db/server/test-database.ts';
import { openSeal, type Seal } from '#ground/secrets/server/seal.ts';
import { rawOfLedger } from '#doors/mail-in/server/api.ts';
import { removeMailbox, saveMailbox, type MailboxInput } from '#spine/mailboxes/server/api.ts';
import { startImapWatchers } from '../src/doors/mail-in/imap/api.ts';
import { PASSWORD, startDovecot, withoutDovecot, type Dovecot } from './support/mail-servers.ts';
import { startTokenServer, type TokenServer } from './support/token-server.ts';
import { until } from './support/until.ts';

const skip = withoutDovecot();
let at: Awaited<ReturnType<typeof testDatabase>>;
let seal: Seal;
let dovecot: Dovecot;
let tokens: TokenServer;
let watchers: { stop(): Promise<void> };
before(async () => {
  if (skip) return;
  tokens = await startTokenServer();
  dovecot = await startDovecot(tokens.introspectionUrl);
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), dovecot.certificate.pem]);
  at = await testDatabase();
  seal = await openSeal(at.folder);
  watchers = startImapWatchers({ ...at, seal, maxMailBytes: 1_000_000 });
});
after(async () => {
  if (skip) return;
  await watchers.stop();
  await at.close();
  await dovecot.end();
  await tokens.close();
});

type Imap = Extract<MailboxInput['incoming'], { kind: 'imap' }>;
const save = (
  address: string,
  more: Partial<Imap> = {},
  secrets: MailboxInput['secrets'] = { imapPassword: PASSWORD },
  id: number | null = null,
) =>
  saveMailbox(at.act, seal, {
    ...{ id, address, name: 'Aide', skillId: null, language: 'fr', senders: [], secrets },
    outgoing: { kind: 'customer-mailbox' },
    incoming: {
      ...{ kind: 'imap', host: 'localhost', port: dovecot.imaps, security: 'tls', user: address, folder: 'INBOX' },
      ...{ auth: 'password', tokenUrl: '', clientId: '' },
      ...more,
    },
  });

const visit = async (user: string): Promise<ImapFlow> => {
  const at = { host: '127.0.0.1', port: dovecot.imap, secure: false, doSTARTTLS: false };
  const client = new ImapFlow({ ...at, auth: { user, pass: PASSWORD }, logger: false });
  await client.connect();
  return client;
};
type Arriving = string | { raw: string | Buffer; on: Date };
/** Puts mails into a folder of the server as if they had arrived there. */
const arrive = async (user: string, mails: readonly Arriving[], folder = 'INBOX'): Promise<void> => {
  const client = await visit(user);
  if (folder !== 'INBOX') await client.mailboxCreate(folder).catch(() => {});
  for (const mail of mails)
    await (typeof mail === 'string'
      ? client.append(folder, `From: lise@client.test\r\nSubject: ${mail}\r\n\r\n${mail}\r\n`)
      : client.append(folder, mail.raw, [], mail.on));
  await client.logout();
};
const flagsOf = async (user: string): Promise<string[][]> => {
  const client = await visit(user);
  await client.mailboxOpen('INBOX', { readOnly: true });
  const flags = [];
  for await (const mail of client.fetch('1:*', { flags: true })) flags.push([...(mail.flags ?? [])]);
  await client.logout();
  return flags;
};

const kept = async (mailboxId: number) =>
  (
    await sql<{
      id: number;
      key: string;
      to: string[];
      state: string;
      reason: string | null;
      subject: string;
      size: number;
    }>`
      select id, source_key as key, envelope_to as "to", state, reason, subject, size
      from mail_in.ledger where source = ${`imap:${mailboxId}`} order by id
    `.execute(at.database.db)
  ).rows;
const subjects = async (mailboxId: number): Promise<string[]> => {
  const raws = await Promise.all((await kept(mailboxId)).map((one) => rawOfLedger(at.database.db, one.id)));
  return raws.map((raw) => /^Subject: (.*)\r$/m.exec(raw?.toString() ?? '')?.[1] ?? '?');
};
const arrived = (mailboxId: number, count: number) =>
  until(`${count} mails`, async () => (await kept(mailboxId)).length >= count && subjects(mailboxId), 60_000);
const state = async (mailboxId: number) =>
  (
    await sql<{
      state: string;
      detail: string;
    }>`select state, detail from mail_in.watch_state where mailbox_id = ${mailboxId}`.execute(at.database.db)
  ).rows[0];
const becomes = (mailboxId: number, wanted: string) =>
  until(
    `${mailboxId} ${wanted}`,
    async () => {
      const now = await state(mailboxId);
      return now?.state === wanted ? now : null;
    },
    60_000,
  );

test('new mail is taken as it arrives, byte for byte, and nothing changes on the server', { skip }, async () => {
  const user = 'aide@desk.test';
  await arrive(user, [{ raw: 'Subject: ancien\r\n\r\nx\r\n', on: new Date(Date.now() - 3 * 24 * 3_600_000) }]);
  await arrive(user, ['juste avant']);
  const id = await save(user);
  assert.deepEqual(await arrived(id, 1), ['juste avant']);
  await becomes(id, 'watching');
  await arrive(user, ['un', 'deux']);
  assert.deepEqual(await arrived(id, 3), ['juste avant', 'un', 'deux']);
  const raw = Buffer.concat([Buffer.from('Subject: octets\r\n\r\n'), Buffer.from([0xe9, 0x80, 0xff, 0x0d, 0x0a])]);
  await arrive(user, [{ raw, on: new Date() }]);
  await arrived(id, 4);
  const [last] = (await kept(id)).slice(-1);
  assert.deepEqual(await rawOfLedger(at.database.db, last!.id), raw);
  assert.deepEqual([last!.to, last!.state], [[user], 'received']);
  assert.match(last!.key, new RegExp(`^${id}/INBOX/\\d+/5$`));
  assert.ok((await flagsOf(user)).every((flags) => !flags.includes('\\Seen') && !flags.includes('\\Deleted')));
});

test('after an outage everything that arrived meanwhile is taken, once, in order', { skip }, async () => {
  const user = 'panne@desk.test';
  const id = await save(user);
  await becomes(id, 'watching');
  await arrive(user, ['avant']);
  await arrived(id, 1);
  await dovecot.stop();
  const { detail } = await becomes(id, 'failing');
  assert.match(detail, /^(refused|connection-lost) · /);
  await watchers.stop();
  await dovecot.start();
  const names = Array.from({ length: 230 }, (_, n) => `pendant ${n}`);
  await arrive(user, names);
  watchers = startImapWatchers({ ...at, seal, maxMailBytes: 1_000_000 });
  assert.deepEqual(await arrived(id, 231), ['avant', ...names]);
  await becomes(id, 'watching');
});

test('an outage in which this process lives on is caught up with too', { skip }, async () => {
  const user = 'panne2@desk.test';
  const id = await save(user);
  await becomes(id, 'watching');
  await dovecot.stop();
  await becomes(id, 'failing');
  await dovecot.start();
  await arrive(user, ['après']);
  assert.deepEqual(await arrived(id, 1), ['après']);
});

test(
  'a message over the limit stays on its server, is in the ledger with the reason, and holds nobody up',
  { skip },
  async () => {
    const user = 'gros@desk.test';
    const id = await save(user);
    await arrive(user, [
      'petit',
      {
        raw:
          `From: lise@client.test\r\nSubject: énorme\r\n\r\n${'x'.repeat(78)}\r\n`.repeat(1) +
          `${'y'.repeat(998)}\r\n`.repeat(1_100),
        on: new Date(),
      },
      'après',
    ]);
    await arrived(id, 3);
    assert.deepEqual(
      (await kept(id)).map((one) => [one.state, one.reason]),
      [
        ['received', null],
        ['refused', 'too-large'],
        ['received', null],
      ],
    );
    const refused = (await kept(id))[1]!;
    assert.ok(refused.size > 1_000_000);
  },
);

test('a folder whose numbers were made anew is read again without leaving one out', { skip }, async () => {
  const user = 'renumerote@desk.test';
  const id = await save(user);
  await arrive(user, ['un', 'deux']);
  await arrived(id, 2);
  await dovecot.renumber(user);
  await arrive(user, ['trois']);
  const all = await arrived(id, 5);
  assert.deepEqual(new Set(all), new Set(['un', 'deux', 'trois']));
  assert.equal(new Set((await kept(id)).map((one) => one.key.split('/')[2])).size, 2);
});

test('what is wrong is named, and right settings take hold at once', { skip }, async () => {
  const user = 'faux@desk.test';
  const id = await save(user, {}, { imapPassword: 'wrong' });
  assert.match((await becomes(id, 'failing')).detail, /^wrong-password/);
  await save(user, { folder: 'Nulle part' }, { imapPassword: PASSWORD }, id);
  await until('no folder', async () => (await state(id))?.detail.startsWith('no-folder'));
  await save(user, { host: '127.0.0.1' }, {}, id);
  await until('certificate', async () => (await state(id))?.detail.startsWith('bad-certificate'));
  await save(user, { port: dovecot.imap, security: 'starttls' }, {}, id);
  await becomes(id, 'watching');
  await save(user, { folder: 'Archives/2026' }, {}, id);
  await arrive(user, ['classé'], 'Archives/2026');
  await save(user, { folder: 'Archives/2026', port: dovecot.imap, security: 'starttls' }, {}, id);
  assert.deepEqual(await arrived(id, 1), ['classé']);
  await removeMailbox(at.act, id);
  await until('state gone', async () => !(await state(id)));
  const { rows } = await sql`select 1 from mail_in.watch_leases where mailbox_id = ${id}`.execute(at.database.db);
  assert.equal(rows.length, 0);
});

test(
  'OAuth2: signs in with access tokens, renews them, and keeps a refresh token that was replaced',
  { skip },
  async () => {
    const user = 'jeton@desk.test';
    tokens.refreshTokens.set('first', user);
    tokens.rotating = true;
    const oauth = { auth: 'oauth2' as const, tokenUrl: tokens.tokenUrl, clientId: 'relais' };
    const id = await save(user, oauth, { imapRefreshToken: 'first' });
    await becomes(id, 'watching');
    await arrive(user, ['par jeton']);
    assert.deepEqual(await arrived(id, 1), ['par jeton']);
    await watchers.stop();
    const before = tokens.granted;
    watchers = startImapWatchers({ ...at, seal, maxMailBytes: 1_000_000 });
    await arrive(user, ['encore']);
    await arrived(id, 2);
    assert.ok(tokens.granted > before);
    tokens.refreshTokens.clear();
    await save(user, oauth, { imapRefreshToken: 'withdrawn' }, id);
    assert.match(
      (
        await until('refused', async () => {
          const now = await state(id);
          return now?.state === 'failing' ? now : null;
        })
      ).detail,
      /^token-refused · 400 /,
    );
  },
);

test(
  'of two processes one watches; when it is killed the other takes over and takes nothing twice',
  { skip },
  async (t) => {
    const user = 'deux@desk.test';
    await watchers.stop();
    const told = JSON.stringify({ connection: at.database.connection, folder: at.folder });
    const child = spawn(process.execPath, ['e2e/support/imap-process.ts', told], {
      stdio: 'ignore',
      env: { ...process.env, NODE_EXTRA_CA_CERTS: dovecot.certificate.certFile },
    });
    t.after(() => child.kill('SIGKILL'));
    const id = await save(user);
    await becomes(id, 'watching');
    watchers = startImapWatchers({ ...at, seal, maxMailBytes: 1_000_000 });
    await arrive(
      user,
      Array.from({ length: 20 }, (_, n) => `vivant ${n}`),
    );
    await arrived(id, 20);
    const holder = async () =>
      (
        await sql<{ holder: string }>`select holder from mail_in.watch_leases where mailbox_id = ${id}`.execute(
          at.database.db,
        )
      ).rows[0]?.holder;
    const first = await holder();
    child.kill('SIGKILL');
    await once(child, 'exit');
    await arrive(user, ['orphelin']);
    await sql`update mail_in.watch_leases set leased_until = now() where holder = ${first}`.execute(at.database.db);
    await arrived(id, 21);
    assert.notEqual(await holder(), first);
    assert.equal(new Set((await kept(id)).map((one) => one.key)).size, 21);
  },
);
