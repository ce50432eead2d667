import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { find } from '#desk/search/contract.ts';
import { listChannels, readLog, saveChannel } from '#doors/texts/contract.ts';
import { chromiumMissing, goAvailable, openWindow, rowOf, type Window } from './support/browser.ts';
import { startFloor, type Floor } from './support/floor.ts';
import { freePorts } from './support/free-port.ts';
import { startKannel, withoutKannel, type Kannel } from './support/kannel.ts';
import { openByText, textsIn, writeText } from './support/texts.ts';
import { until } from './support/until.ts';

const skip = chromiumMissing() || withoutKannel();
const THEIRS = '+15145550123';
const OURS = '36000';
let floor: Floor;
let window: Window;
let page: Page;
let port: number;
let kannel: Kannel;
let line: number;
let gateway: { port: number; username: string; password: string };

const save = async (id: number | null, password: string): Promise<number> =>
  (
    await floor.admin(saveChannel, {
      ...{
        id,
        channel: 'sms',
        provider: 'smpp',
        name: 'Opérateur',
        address: OURS,
        skillId: floor.skillId,
        enabled: true,
      },
      settings: { mode: 'server', host: '127.0.0.1', port: String(port), systemId: 'kannel' },
      secrets: password === '' ? {} : { password },
    })
  ).id;
const stateOf = async () =>
  (await floor.admin(listChannels, {})).connections.find((one) => one.id === line)?.line?.state;
const isNow = (state: string) => until(`a line that is ${state}`, async () => (await stateOf()) === state);

const count = async (query: string, values: unknown[]): Promise<number> => {
  const client = new pg.Client(floor.database);
  await client.connect();
  try {
    return (await client.query(query, values)).rowCount ?? 0;
  } finally {
    await client.end();
  }
};
/** What was told before the house was killed stays until the line is there again. */
const boundSince = (at: Date) =>
  until('a new bind', () => count(`select from texts.lines where state = 'bound' and at > $1`, [at]));

before(async () => {
  if (skip) return;
  window = await openWindow();
  floor = await startFloor({ agents: [{ name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 }] });
  [port] = (await freePorts(1)) as [number];
  gateway = { port, username: 'kannel', password: 'pw-8char' };
  line = await save(null, 'pw-8char');
  await isNow('connecting');
  kannel = await startKannel({ smsc: gateway });
  await isNow('bound');
  page = await window.page(floor, 'nadia');
  await goAvailable(page);
});
after(async () => {
  await window?.close();
  await kannel?.stop();
  await floor?.stop();
});

test(
  'R63 R73 a text comes in over SMPP from the real Kannel, is routed, answered, and reaches the telephone',
  { skip },
  async () => {
    kannel.phone.texts(THEIRS, OURS, 'Où est ma commande ? 😀');
    await rowOf(page, 'Où est ma commande').first().waitFor();
    await openByText(page, 'Où est ma commande');
    await writeText(page, 'Elle part demain. Où livrer ?');
    const got = await until('the text on the telephone', () =>
      kannel.phone.received.find((one) => one.content.includes('part demain')),
    );
    assert.equal(got.to.replace('+', ''), THEIRS.replace('+', ''));
    await textsIn(page)
      .filter({ hasText: 'part demain' })
      .getByText(/envoyé|remis/)
      .waitFor();
  },
);

test('a long text comes in parts, the last one first, and is one text of the interaction', { skip }, async () => {
  kannel.phone.sendsPart(THEIRS, OURS, Buffer.of(5, 0, 3, 9, 2, 2), 'code 4417.');
  kannel.phone.sendsPart(THEIRS, OURS, Buffer.of(5, 0, 3, 9, 2, 1), 'Livrez chez le voisin, ');
  await textsIn(page).filter({ hasText: 'Livrez chez le voisin, code 4417.' }).waitFor();
});

test('half of a long text survives a kill -9, and the other half joins it after', { skip }, async () => {
  kannel.phone.sendsPart(THEIRS, OURS, Buffer.of(5, 0, 3, 10, 2, 1), 'La gauche ');
  await until('that the half is kept', () => count('select from texts.parts where not joined', []));
  const killedAt = new Date();
  await floor.killAndRestart();
  await boundSince(killedAt);
  kannel.phone.sendsPart(THEIRS, OURS, Buffer.of(5, 0, 3, 10, 2, 2), 'et la droite.');
  await textsIn(page).filter({ hasText: 'La gauche et la droite.' }).waitFor();
  assert.equal(await textsIn(page).filter({ hasText: 'La gauche' }).count(), 1);
});

test('while the gateway is away a text waits, its agent sees it, and it leaves once', { skip }, async () => {
  await kannel.stop();
  await isNow('unreachable');
  await writeText(page, 'Cela attend la passerelle.');
  const card = textsIn(page).filter({ hasText: 'attend la passerelle' });
  await card
    .getByText(/nouvel essai/)
    .first()
    .waitFor();
  kannel = await startKannel({ smsc: gateway });
  await until('the text on the telephone', () =>
    kannel.phone.received.some((one) => one.content.includes('attend la passerelle')),
  );
  await card.getByText(/envoyé|remis/).waitFor();
  assert.equal(kannel.phone.received.filter((one) => one.content.includes('attend la passerelle')).length, 1);
});

test('a gateway with another password is turned away, and the administrator reads why', { skip }, async () => {
  await kannel.stop();
  await save(line, 'another');
  await isNow('connecting');
  kannel = await startKannel({ smsc: gateway });
  await isNow('refused');
  const admin = await window.page(floor, 'admin');
  await admin.goto(`${floor.url}/office/channels`);
  await admin
    .getByRole('row', { name: /Opérateur/ })
    .getByText('Connexion refusée')
    .waitFor();
  const { rows } = await floor.admin(readLog, { connectionId: line, before: null });
  assert.ok(rows.every(({ detail }) => !detail.includes('pw-8char') && !detail.includes('another')));
  const { hits } = await floor.admin(find, { text: 'gauche droite' });
  assert.ok(hits.length > 0);
});
