import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import tls from 'node:tls';
import type { z } from 'zod';
import { openSeal, type Seal } from '#ground/secrets/server/seal.ts';
import { probeImap, startImapWatchers, watchStates } from '#doors/mail-in/server/api.ts';
import { probeSmtp } from '#doors/mail-out/server/api.ts';
import { listMailboxes, removeMailbox, saveMailbox, testConnection } from '#office/mailboxes/contract.ts';
import { mailboxesRoutes } from '#office/mailboxes/server/routes.ts';
import { freePorts } from './support/free-port.ts';
import {
  PASSWORD,
  startDovecot,
  startPostfix,
  withoutDovecot,
  withoutPostfix,
  type Dovecot,
  type Postfix,
} from './support/mail-servers.ts';
import { openOfficeFloor } from './support/office-floor.ts';
import { startSmtpPeer, type SmtpPeer } from './support/smtp-peer.ts';
import { until } from './support/until.ts';

let folder: string;
let seal: Seal;
let floor: Awaited<ReturnType<typeof openOfficeFloor>>;
let dovecot: Dovecot | null = null;
let postfix: Postfix | null = null;
let peer: SmtpPeer;
before(async () => {
  if (!withoutDovecot()) dovecot = await startDovecot();
  if (dovecot && !withoutPostfix()) postfix = await startPostfix(dovecot);
  if (dovecot) tls.setDefaultCACertificates([...tls.getCACertificates('default'), dovecot.certificate.pem]);
  peer = await startSmtpPeer();
  folder = await mkdtemp(path.join(os.tmpdir(), 'relais-seal-'));
  seal = await openSeal(folder);
  floor = await openOfficeFloor((http, at) =>
    mailboxesRoutes(http, {
      ...{ db: at.database.db, act: at.act, seal, listener: { host: '127.0.0.1', port: 2525 }, watchStates },
      probes: {
        imap: probeImap,
        smtp: (settings, sender) => probeSmtp({ ...settings, hostName: 'desk.test' }, sender),
      },
    }),
  );
});
after(async () => {
  await floor.close();
  await peer.close();
  await postfix?.end();
  await dovecot?.end();
  await rm(folder, { recursive: true, force: true });
});

type Input = z.input<typeof testConnection.input>;
const input = (more: Partial<Input> = {}): Input => ({
  ...{ id: null, address: 'aide@desk.test', name: 'Aide', skillId: null, language: 'fr', senders: [] },
  incoming: { kind: 'listener' },
  outgoing: { kind: 'customer-mailbox' },
  ...more,
});
type Imap = Extract<Input['incoming'], { kind: 'imap' }>;
const imap = (more: Partial<Imap> = {}): Imap => ({
  ...{ kind: 'imap', host: 'localhost', port: dovecot?.imaps ?? 993, security: 'tls', user: 'aide@desk.test' },
  ...{ folder: 'INBOX', auth: 'password', tokenUrl: '', clientId: '' },
  ...more,
});
type Smtp = Extract<Input['outgoing'], { kind: 'smtp' }>;
const smtp = (more: Partial<Smtp> = {}): Smtp => ({
  ...{ kind: 'smtp', host: '127.0.0.1', port: peer.port, security: 'none', user: '', dkimDomain: '', dkimSelector: '' },
  ...more,
});
/** The steps of one side, as `step` when it went well and `step: problem` when not. */
const tried = async (side: 'incoming' | 'outgoing', more: Partial<Input>): Promise<string[]> => {
  const { body } = await floor.ask('administrator', testConnection, input(more));
  return body.steps
    .filter((one) => one.side === side)
    .map((one) => (one.ok ? one.step : `${one.step}: ${one.problem}`));
};

test('supervisors see the mailboxes, administrators change them, nobody else does either', async () => {
  for (const who of ['stranger', 'agent', 'supervisor', 'administrator'] as const) {
    const see = await floor.ask(who, listMailboxes, {});
    const change = await floor.ask(who, saveMailbox, input({ address: `${who}@desk.test` }));
    const attempt = await floor.ask(who, testConnection, input());
    const remove = await floor.ask(who, removeMailbox, { id: change.body.id ?? 1 });
    const no = who === 'stranger' ? 401 : 403;
    const mayChange = who === 'administrator' ? 200 : no;
    const expected = [who === 'supervisor' || who === 'administrator' ? 200 : no, mayChange, mayChange, mayChange];
    assert.deepEqual([see.status, change.status, attempt.status, remove.status], expected, who);
  }
});

test('a mailbox is saved, listed without its secrets, and refused by name', async () => {
  const made = await floor.ask('administrator', saveMailbox, input({ secrets: { smtpPassword: 'correct horse' } }));
  const { body } = await floor.ask('supervisor', listMailboxes, {});
  const [box] = body.mailboxes;
  assert.deepEqual([box!.id, box!.secretsSet, box!.watch], [made.body.id, ['smtpPassword'], null]);
  assert.deepEqual(body.listener, { host: '127.0.0.1', port: 2525 });
  assert.ok(!JSON.stringify(body).includes('horse'));
  assert.equal((await floor.ask('administrator', saveMailbox, input())).body.refusal, 'address-taken');
  const skillId = 99;
  assert.equal(
    (await floor.ask('administrator', saveMailbox, input({ address: 'x@desk.test', skillId }))).body.refusal,
    'unknown-skill',
  );
  assert.equal((await floor.ask('administrator', removeMailbox, { id: 99 })).body.refusal, 'not-found');
});

test('what is built in needs no trying', async () => {
  const { body } = await floor.ask('administrator', testConnection, input());
  assert.deepEqual(
    body.steps.map((one) => [one.side, one.step, one.ok]),
    [
      ['incoming', 'built-in', true],
      ['outgoing', 'built-in', true],
    ],
  );
});

test('each thing that can be wrong with an outgoing server is named at its step, and no message leaves', async () => {
  const [closed] = (await freePorts(1)) as [number];
  assert.deepEqual(await tried('outgoing', { outgoing: smtp() }), ['dns', 'connect', 'sender']);
  assert.deepEqual(await tried('outgoing', { outgoing: smtp({ host: 'nowhere.invalid' }) }), ['dns: unknown-host']);
  assert.deepEqual(await tried('outgoing', { outgoing: smtp({ port: closed }) }), ['dns', 'connect: refused']);
  assert.deepEqual(await tried('outgoing', { outgoing: smtp({ security: 'tls' }) }), [
    'dns',
    'connect',
    'tls: not-tls',
  ]);
  assert.deepEqual(await tried('outgoing', { outgoing: smtp({ security: 'starttls' }) }), [
    'dns',
    'connect',
    'tls: no-starttls',
  ]);
  assert.deepEqual(await tried('outgoing', { outgoing: smtp({ user: 'ana' }) }), ['sign-in: missing-secret']);
  const typed = { outgoing: smtp({ user: 'ana' }), secrets: { smtpPassword: 'x' } };
  assert.deepEqual(await tried('outgoing', typed), ['dns', 'connect', 'sign-in: wrong-password']);
  peer.manners.mail = () => '553 5.7.1 not your address';
  assert.deepEqual(await tried('outgoing', { outgoing: smtp() }), ['dns', 'connect', 'sender: sender-refused']);
  peer.manners = { rcpt: () => '554 5.7.1 relay denied' };
  assert.deepEqual(await tried('outgoing', { outgoing: smtp() }), ['dns', 'connect', 'sender: recipient-refused']);
  peer.manners = { greeting: () => 'silence' };
  const { body } = await floor.ask('administrator', testConnection, input({ outgoing: smtp() }));
  const { said, ...silent } = body.steps.at(-1)!;
  assert.deepEqual(silent, { side: 'outgoing', step: 'connect', ok: false, problem: 'timed-out' });
  // Which of the library's two clocks rings first is its own affair.
  assert.match(said, /Greeting never received|Timeout/);
  peer.manners = {};
  assert.equal(peer.arrived.length, 0);
});

test('with a real server: TLS, password and sender', { skip: withoutPostfix() }, async () => {
  const real = { host: 'localhost', port: postfix!.submission, security: 'starttls', user: 'aide@desk.test' } as const;
  const right = { smtpPassword: PASSWORD };
  const all = ['dns', 'connect', 'tls', 'sign-in', 'sender'];
  assert.deepEqual(await tried('outgoing', { outgoing: smtp(real), secrets: right }), all);
  assert.deepEqual(await tried('outgoing', { outgoing: smtp(real), secrets: { smtpPassword: 'x' } }), [
    ...all.slice(0, 3),
    'sign-in: wrong-password',
  ]);
  assert.deepEqual(await tried('outgoing', { outgoing: smtp({ ...real, host: '127.0.0.1' }), secrets: right }), [
    'dns',
    'connect',
    'tls: bad-certificate',
  ]);
});

test(
  'each thing that can be wrong with an incoming server is named at its step',
  { skip: withoutDovecot() },
  async () => {
    const right = { imapPassword: PASSWORD };
    const all = ['dns', 'connect', 'tls', 'sign-in', 'folder'];
    const [closed] = (await freePorts(1)) as [number];
    const cases: [Partial<Imap>, string[]][] = [
      [{}, all],
      [{ port: dovecot!.imap, security: 'starttls' }, all],
      [{ port: dovecot!.imap, security: 'none' }, ['dns', 'connect', 'sign-in', 'folder']],
      [{ host: 'nowhere.invalid' }, ['dns: unknown-host']],
      [{ port: closed }, ['dns', 'connect: refused']],
      [{ host: '127.0.0.1' }, ['dns', 'connect', 'tls: bad-certificate']],
      [{ port: dovecot!.imap }, ['dns', 'connect', 'tls: not-tls']],
      [{ folder: 'Nulle part' }, [...all.slice(0, 4), 'folder: no-folder']],
      [{ auth: 'oauth2', tokenUrl: 'https://localhost:1/token', clientId: 'x' }, ['sign-in: missing-secret']],
    ];
    for (const [settings, steps] of cases)
      assert.deepEqual(
        await tried('incoming', { incoming: imap(settings), secrets: right }),
        steps,
        JSON.stringify(settings),
      );
    const wrong = { incoming: imap(), secrets: { imapPassword: 'x' } };
    assert.deepEqual(await tried('incoming', wrong), [...all.slice(0, 3), 'sign-in: wrong-password']);
  },
);

test(
  'stored secrets are used where none is typed; the list tells what the watcher met',
  { skip: withoutDovecot() },
  async () => {
    const facts = input({ address: 'lue@desk.test', incoming: imap(), secrets: { imapPassword: PASSWORD } });
    const { body } = await floor.ask('administrator', saveMailbox, facts);
    const again = { ...facts, id: body.id, secrets: {} };
    assert.deepEqual((await tried('incoming', again)).at(-1), 'folder');
    const watchers = startImapWatchers({ ...floor, seal, maxMailBytes: 1_000_000 });
    try {
      const watch = await until('watched', async () => {
        const { mailboxes } = (await floor.ask('supervisor', listMailboxes, {})).body;
        const one = mailboxes.find((each) => each.id === body.id)?.watch;
        return one?.state === 'watching' ? one : null;
      });
      assert.equal(watch.detail, '');
    } finally {
      await watchers.stop();
    }
  },
);
