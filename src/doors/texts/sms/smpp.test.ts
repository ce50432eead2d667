import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { freePorts } from '../../../../e2e/support/free-port.ts';
import { until } from '../../../../e2e/support/until.ts';
import { smpp } from './smpp.ts';
import { accountAt, openLine, startCentre, type Does } from './testing/centre.ts';
import { noSignal, refusalOf } from './testing/provider.ts';

let centre: Awaited<ReturnType<typeof startCentre>>;
let house: ReturnType<typeof openLine>;
const open = (settings: Record<string, string> = {}, timing: Parameters<typeof openLine>[1] = {}) =>
  (house = openLine(accountAt(centre.port, settings), timing));
const bound = async (...given: Parameters<typeof open>) => {
  open(...given);
  await house.is('bound');
  return house;
};
beforeEach(async () => void (centre = await startCentre()));
afterEach(async () => {
  await house?.line.close();
  await centre.close();
});

describe('a line to a centre', () => {
  it('is bound both ways, in version 3.4, and takes leave', async () => {
    await bound({ systemType: 'VMA' });
    const bind = centre.of('bind_transceiver')[0]!;
    assert.deepEqual(
      [bind['system_id'], bind['password'], bind['system_type'], bind['interface_version']],
      ['desk', 'pw-8char', 'VMA', 0x34],
    );
    assert.deepEqual(house.told, [
      { state: 'connecting', detail: `127.0.0.1:${centre.port}` },
      { state: 'bound', detail: 'CENTRE' },
    ]);
    await house.line.close();
    assert.equal(centre.of('unbind').length, 1);
  });

  it('is two lines where a centre wants one for each way', async () => {
    await bound({ bind: 'separate' });
    await house.send();
    await centre.ask('deliver_sm', { source_addr: '15145550123', source_addr_ton: 1, short_message: 'oui' });
    assert.deepEqual([centre.of('bind_transmitter').length, centre.of('bind_receiver').length], [1, 1]);
    assert.equal(house.heard()[0]!.texts[0]!.text, 'oui');
  });

  for (const status of [0x0e, 0x0f, 0x05, 0x0d])
    it(`refused with ${status}, it is the account, until it is let in`, async () => {
      let refusing = true;
      centre.does['bind_transceiver'] = () => (refusing ? { command_status: status } : { system_id: 'C' });
      open();
      await house.is('refused');
      assert.equal((await refusalOf(house.send())).failure, 'account');
      refusing = false;
      await house.is('bound');
      await house.send();
    });

  it('comes again after the centre was away, with more and more time between', async () => {
    await bound();
    const tries: number[] = [];
    house.tell = ({ state }) => void (state === 'unreachable' && tries.push(performance.now()));
    await centre.close();
    await house.is('unreachable');
    assert.equal((await refusalOf(house.send())).failure, 'unreachable');
    await until('seven tries', () => tries.length > 6);
    assert.equal(house.told.findLast(({ state }) => state === 'unreachable')!.detail, 'ECONNREFUSED');
    const pauses = tries.slice(1).map((at, index) => at - tries[index]!);
    // 20 ms at first, 100 at most, each a quarter more or less.
    assert.ok(pauses[0]! < 70 && pauses.slice(4).every((one) => one >= 70), String(pauses));
  });

  it('comes again when the centre takes leave, or breaks off, or talks nonsense', async () => {
    await bound();
    for (const leave of [
      () => void centre.ask('unbind', {}),
      () => void centre.sessions.at(-1)!.socket.destroy(),
      () => void centre.sessions.at(-1)!.socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'),
      () =>
        void centre.sessions
          .at(-1)!
          .socket.write(Buffer.from('0000001a00000005000000000000000100ffffffffffffffffff', 'hex')),
    ]) {
      const before = centre.of('bind_transceiver').length;
      leave();
      await until(
        'a new bind',
        () => centre.of('bind_transceiver').length > before && house.told.at(-1)!.state === 'bound',
      );
      await house.send();
    }
  });

  it('a quiet centre is asked whether it is there, and left when it does not say so', async () => {
    await bound({}, { enquireEveryMs: 60, answerWithinMs: 200 });
    await until('two questions', () => centre.of('enquire_link').length > 1);
    assert.equal(house.told.at(-1)!.state, 'bound');
    centre.does['enquire_link'] = () => 'nothing';
    const since = house.told.length;
    await until('that it left', () => house.told.slice(since).some(({ state }) => state === 'unreachable'));
    assert.match(house.told.find(({ state }) => state === 'unreachable')!.detail, /enquire_link/);
  });

  it('answers what it is asked, and says of the rest that it does not know it', async () => {
    await bound();
    assert.equal((await centre.ask('enquire_link', {})).command_status, 0);
    assert.equal((await centre.ask('query_sm', {})).command_status, 3);
  });

  it('is bound nowhere but in a private network without TLS, and never where a machine tells its secrets', async () => {
    for (const host of ['8.8.8.8', '169.254.169.254']) {
      const account = accountAt(2775, { host });
      assert.equal((await refusalOf(smpp.check(account, noSignal()))).failure, 'unreachable');
    }
  });

  it('an account is tried by binding, and left', async () => {
    assert.deepEqual(await smpp.check(accountAt(centre.port), noSignal()), { name: 'CENTRE' });
    assert.equal(centre.of('unbind').length, 1);
    centre.does['bind_transceiver'] = () => ({ command_status: 0x0e });
    assert.equal((await refusalOf(smpp.check(accountAt(centre.port), noSignal()))).failure, 'account');
    const [nobody] = await freePorts(1);
    assert.equal((await refusalOf(smpp.check(accountAt(nobody!), noSignal()))).failure, 'unreachable');
    assert.equal((await refusalOf(smpp.check({ settings: {}, secrets: {} }, noSignal()))).failure, 'account');
  });
});

const submits = (does: Does) => void (centre.does['submit_sm'] = does);
describe('a text that leaves by a line', () => {
  it('asks for its receipt, and has the name that the centre gave it', async () => {
    await bound();
    assert.deepEqual(await house.send({ text: 'Été à 5 €' }), { externalIds: ['1'] });
    const submit = centre.of('submit_sm')[0]!;
    assert.deepEqual(
      ['source_addr', 'source_addr_ton', 'destination_addr', 'dest_addr_ton', 'registered_delivery', 'data_coding'].map(
        (name) => submit[name],
      ),
      ['14385550100', 1, '15145550123', 1, 1, 0],
    );
    assert.equal((submit['short_message'] as { message: string }).message, 'Été à 5 €');
  });

  it('goes in parts that belong together, each with its name', async () => {
    await bound();
    const text = 'ç'.repeat(150);
    assert.deepEqual(await house.send({ text }), { externalIds: ['1', '2', '3'] });
    const parts = centre.of('submit_sm').map((one) => one['short_message'] as { udh: Buffer[]; message: string });
    assert.equal(parts.map(({ message }) => message).join(''), text);
    const heads = parts.map(({ udh }) => [...udh[0]!]);
    assert.deepEqual(
      heads.map(([kind, length, , of, number]) => [kind, length, of, number]),
      [
        ...[
          [0, 3, 3, 1],
          [0, 3, 3, 2],
          [0, 3, 3, 3],
        ],
      ],
    );
    assert.equal(new Set(heads.map((head) => head[2])).size, 1);
  });

  for (const [status, failure] of [
    [0x58, 'rate'],
    [0x14, 'rate'],
    [0x0b, 'wrong-number'],
    [0x0a, 'account'],
    [0x01, 'too-long'],
    [0x45, 'undelivered'],
    [0x08, 'unreachable'],
    [0x4ff, 'broken'],
  ] as const)
    it(`status ${status} is ${failure}, and asked once`, async () => {
      await bound();
      submits(() => ({ command_status: status }));
      assert.equal((await refusalOf(house.send())).failure, failure);
      assert.equal(centre.of('submit_sm').length, 1);
    });

  it('without an answer it is uncertain: in time, when the line breaks, when the house gives up', async () => {
    await bound({}, { answerWithinMs: 150 });
    submits(() => 'nothing');
    assert.equal((await refusalOf(house.send())).failure, 'uncertain');
    assert.equal((await refusalOf(house.send({}, AbortSignal.timeout(50)))).failure, 'uncertain');
    submits((_, session) => (session.socket.destroy(), 'nothing'));
    assert.equal((await refusalOf(house.send())).failure, 'uncertain');
    assert.equal(centre.of('submit_sm').length, 3);
  });

  it('a second part that is throttled is asked again until it is taken', async () => {
    await bound();
    let throttled = 0;
    submits((packet) => {
      const number = (packet['short_message'] as { udh: Buffer[] }).udh[0]![4];
      return number === 2 && (throttled += 1) < 2 ? { command_status: 0x58 } : { message_id: `a${number}` };
    });
    assert.deepEqual(await house.send({ text: 'a'.repeat(200) }), { externalIds: ['a1', 'a2'] });
    assert.equal(centre.of('submit_sm').length, 3);
  });

  it('half a text is uncertain, and says which part', async () => {
    await bound();
    submits((packet) =>
      (packet['short_message'] as { udh: Buffer[] }).udh[0]![4] === 2 ? { command_status: 0x0b } : {},
    );
    const refusal = await refusalOf(house.send({ text: 'a'.repeat(200) }));
    assert.deepEqual([refusal.failure, refusal.detail], ['uncertain', 'part 2 of 2: ESME_RINVDSTADR']);
  });

  it('no more wait for their answer than the window lets; who gives up in the queue has handed nothing over', async () => {
    await bound({ window: '2' });
    const waiting: (() => void)[] = [];
    submits((packet, session) => (waiting.push(() => session.send(packet.response({ message_id: 'x' }))), 'nothing'));
    const first = [house.send(), house.send()];
    await until('two at the centre', () => waiting.length === 2);
    const impatient = refusalOf(house.send({}, AbortSignal.timeout(50)));
    const patient = house.send();
    assert.equal((await impatient).failure, 'unreachable');
    assert.equal(centre.of('submit_sm').length, 2);
    waiting.shift()!();
    await until('the next', () => waiting.length === 2);
    for (const answer of waiting) answer();
    await Promise.all([...first, patient]);
    assert.equal(centre.of('submit_sm').length, 3);
  });

  it('what is no text, or goes to no number, is refused here', async () => {
    await bound();
    assert.equal((await refusalOf(house.send({ to: '5145550123' }))).failure, 'wrong-number');
    assert.equal(
      (await refusalOf(house.send({ template: { name: 't', language: 'fr', values: [] } }))).failure,
      'unsupported',
    );
    assert.equal(centre.of('submit_sm').length, 0);
  });
});
