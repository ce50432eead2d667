import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { freePorts } from '../../../../e2e/support/free-port.ts';
import { DRIVE_SMPP, startKannel, withoutKannel, type Kannel } from '../../../../e2e/support/kannel.ts';
import { until } from '../../../../e2e/support/until.ts';
import { smpp } from './smpp.ts';
import { joinParts } from '../connectors/join-parts.ts';
import { accountAt, openLine } from './testing/centre.ts';
import { startNetSmpp, withoutNetSmpp, type NetSmpp } from './testing/net-smpp.ts';
import { noSignal, refusalOf } from './testing/provider.ts';

const wide = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

describe('a line to the centre of Net::SMPP', { skip: withoutNetSmpp() }, () => {
  let centre: NetSmpp;
  let house: ReturnType<typeof openLine>;
  const settings = { messageIds: 'hex-then-decimal' };
  before(async () => {
    centre = await startNetSmpp();
    house = openLine(accountAt(centre.port, settings));
    await house.is('bound');
  });
  after(async () => {
    await house?.line.close();
    await centre?.stop();
  });

  it('is bound in version 3.4, and refused with another password', async () => {
    assert.deepEqual(centre.of('bind').at(-1), { what: 'bind', version: 0x34, ok: 1 });
    assert.equal(house.told.at(-1)!.detail, 'PERL');
  });

  it('a text has the octets of 03.38, and its receipt the same name in another spelling', async () => {
    const { externalIds } = await house.send({ text: 'é à € [', to: '+15145550100' });
    assert.deepEqual(centre.of('submit').at(-1), {
      ...{ what: 'submit', from: '14385550100', to: '15145550100', coding: 0, esm: 0, receipt: 1 },
      hex: '05207f201b65201b3c',
    });
    const receipt = await until('the receipt', () =>
      house
        .heard()
        .flatMap(({ receipts }) => receipts)
        .find((one) => one.externalId === externalIds[0]),
    );
    assert.deepEqual([externalIds, receipt.state], [['511'], 'delivered']);
    await until('that it was acknowledged', () => centre.of('kept').length > 0);
  });

  it('a receipt before the answer is none the worse for it', async () => {
    const { externalIds } = await house.send({ to: '+15145550101' });
    assert.ok(
      house
        .heard()
        .flatMap(({ receipts }) => receipts)
        .some((one) => one.externalId === externalIds[0]),
    );
  });

  it('throttled is told as such', async () => {
    assert.equal((await refusalOf(house.send({ to: '+15145550102' }))).failure, 'rate');
  });

  for (const text of ['Où ? 😀 ça va', 'é'.repeat(400), 'Où en êtes-vous ? 😀 '.repeat(30).trim(), '€'.repeat(200)])
    it(`${text.slice(0, 12)}… there and back is the same, in ${text.length} units`, async () => {
      const before_ = house.kept.length;
      const { externalIds } = await house.send({ text, to: '+15145550103' });
      const back = await until('all of it', () => {
        const heard = house.heard().slice(before_);
        const parts = heard.flatMap((one) => one.parts ?? []);
        return heard.flatMap((one) => one.texts).at(0) ?? joinParts(parts);
      });
      assert.deepEqual([back.text, back.from], [text, '+15145550103']);
      await until('all receipts', () => {
        const told = house.heard().flatMap(({ receipts }) => receipts.map((one) => one.externalId));
        return externalIds.every((id) => told.includes(id));
      });
    });

  it('the account is tried on a line of its own, and a wrong password is the account', async () => {
    await house.line.close();
    await until('that it took leave', () => centre.of('unbind').length > 0);
    assert.deepEqual(await smpp.check(accountAt(centre.port), noSignal()), { name: 'PERL' });
    const wrong = { ...accountAt(centre.port), secrets: { password: 'wrong' } };
    const refusal = await refusalOf(smpp.check(wrong, noSignal()));
    assert.deepEqual([refusal.failure, refusal.detail], ['account', 'ESME_RINVPASWD']);
  });
});

describe('the real Kannel, bound to us as to its centre, with a telephone behind it', { skip: withoutKannel() }, () => {
  let kannel: Kannel;
  let house: ReturnType<typeof openLine>;
  before(async () => {
    const [port] = await freePorts(1);
    house = openLine(accountAt(port!, { mode: 'server', systemId: 'kannel', from: '36000' }), {
      enquireEveryMs: 1_000,
    });
    await house.is('connecting');
    kannel = await startKannel({ smsc: { port: port!, username: 'kannel', password: 'pw-8char' } });
    await house.is('bound');
  });
  after(async () => {
    await kannel?.stop();
    await house?.line.close();
  });

  it('a text of ours gets to the telephone', async () => {
    await house.send({ text: 'Été à 5 € [ok]' });
    const got = await until('the text', () => kannel.phone.received.at(0));
    assert.deepEqual([got.from, got.to, got.content], ['36000', '+15145550123', 'Été à 5 € [ok]']);
  });

  it('in another alphabet, and in parts, too', async () => {
    const before_ = kannel.phone.received.length;
    await house.send({ text: `ça va 😀 ? ${'oui '.repeat(20)}` });
    const parts = await until('both parts', () => {
      const got = kannel.phone.received.slice(before_);
      return got.length === 2 && got;
    });
    const bytes = parts.map(({ content }) => {
      const [header, ...rest] = content.split(' ');
      assert.match(header!, /^%05%00%03(?:%..|.)%02%0[12]$/i);
      return Buffer.from(unescape(rest.join(' ').replace(/^\S+ /, '').replaceAll('+', ' ')), 'latin1').toString('hex');
    });
    assert.equal(bytes.map(wide).join(''), `ça va 😀 ? ${'oui '.repeat(20)}`);
  });

  it('what the telephone writes comes in, accents and emoji with it', async () => {
    kannel.phone.texts('+15145550123', '36000', 'Où est ma commande ? 😀');
    const text = await until('the text', () =>
      house
        .heard()
        .flatMap(({ texts }) => texts)
        .at(0),
    );
    assert.deepEqual([text.from, text.text], ['+15145550123', 'Où est ma commande ? 😀']);
  });

  it('parts of a long one come each by itself, and are joined', async () => {
    kannel.phone.sendsPart('+15145550123', '36000', Buffer.of(5, 0, 3, 9, 2, 2), 'la fin');
    kannel.phone.sendsPart('+15145550123', '36000', Buffer.of(5, 0, 3, 9, 2, 1), 'au debut, ');
    const whole = await until('both parts', () => joinParts(house.heard().flatMap(({ parts }) => parts ?? [])));
    assert.deepEqual([whole.text, whole.from], ['au debut, la fin', '+15145550123']);
  });

  it('what could not be kept is sent again by Kannel, and kept once', async () => {
    const before_ = house.kept.length;
    const keep = house.keep;
    let refused = 0;
    house.keep = async (raw) => {
      refused += 1;
      if (refused === 1) throw new Error('the database is away');
      return keep(raw);
    };
    kannel.phone.texts('+15145550123', '36000', 'encore une fois');
    await until('a second try', () => house.kept.length > before_);
    house.keep = keep;
    assert.deepEqual(
      house
        .heard()
        .slice(before_)
        .flatMap(({ texts }) => texts.map((one) => one.text)),
      ['encore une fois'],
    );
  });

  it('with another password it is not let in', async () => {
    const [port] = await freePorts(1);
    const strict = openLine(accountAt(port!, { mode: 'server', systemId: 'kannel' }));
    await strict.is('connecting');
    const stranger = await startKannel({ smsc: { port: port!, username: 'kannel', password: 'wrong' } });
    try {
      await strict.is('refused');
      assert.equal((await refusalOf(strict.send())).failure, 'unreachable');
      assert.ok(strict.told.every(({ state }) => state !== 'bound'));
    } finally {
      await stranger.stop();
      await strict.line.close();
    }
  });
});

describe('the centre for tests of Kannel itself', { skip: withoutKannel() }, () => {
  const MESSAGES = 300;
  it(`${MESSAGES} texts come in from it, each kept and acknowledged, while ours go out`, async () => {
    const [port] = await freePorts(1);
    const drive = spawn(DRIVE_SMPP, ['-p', String(port), '-m', String(MESSAGES)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const log: string[] = [];
    createInterface({ input: drive.stderr }).on('line', (line) => log.push(line));
    let house: ReturnType<typeof openLine> | undefined;
    try {
      await until('drive_smpp', () => log.some((line) => line.includes('Starting drive_smpp')));
      house = openLine(accountAt(port!, { bind: 'separate' }));
      await house.is('bound');
      await Promise.all(Array.from({ length: 20 }, (_, at) => house!.send({ text: `n° ${at}` })));
      const numbers = await until(
        'all of them',
        () => house!.kept.length >= MESSAGES && house!.heard().flatMap(({ texts }) => texts),
      );
      assert.deepEqual(
        numbers.map((one) => Number(one.text)),
        Array.from({ length: MESSAGES }, (_, at) => at + 1),
      );
      assert.equal(new Set(numbers.map((one) => one.externalId)).size, MESSAGES);
    } finally {
      const gone = once(drive, 'exit');
      if (drive.exitCode === null && drive.signalCode === null && drive.kill('SIGKILL')) await gone;
      await house?.line.close();
    }
  });
});
