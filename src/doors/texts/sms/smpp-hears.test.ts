import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { until } from '../../../../e2e/support/until.ts';
import { accountAt, openLine, startCentre, type Does } from './testing/centre.ts';

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

const said = {
  source_addr: '15145550123',
  source_addr_ton: 1,
  destination_addr: '14385550100',
  data_coding: 0,
  short_message: 'Où ?',
};
const submits = (does: Does) => void (centre.does['submit_sm'] = does);

describe('what a line brings', () => {
  it('is kept before it is acknowledged', async () => {
    await bound();
    let let_ = (): void => {};
    const committed = new Promise<void>((resolve) => (let_ = resolve));
    house.keep = (raw) => committed.then(() => void house.kept.push(raw));
    const answered = centre.ask('deliver_sm', said);
    // Asked later and answered before: the line is there, and waits for what was committed.
    assert.equal((await centre.ask('enquire_link', {})).command_status, 0);
    assert.equal(centre.of('deliver_sm_resp').length, 0);
    let_();
    assert.equal((await answered).command_status, 0);
    assert.deepEqual(
      house.heard()[0]!.texts.map(({ from, text }) => [from, text]),
      [['+15145550123', 'Où ?']],
    );
  });

  it('comes again when it could not be kept', async () => {
    await bound();
    house.keep = () => Promise.reject(new Error('the database is away'));
    assert.equal((await centre.ask('deliver_sm', said)).command_status, 0x64);
    assert.equal(house.told.at(-1)!.state, 'bound');
  });

  it('the same words twice are two texts; told again after a lost answer they are one', async () => {
    await bound();
    await centre.ask('deliver_sm', said);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await centre.ask('deliver_sm', said);
    const ids = () => house.heard().map(({ texts }) => texts[0]!.externalId);
    assert.notEqual(ids()[0], ids()[1]);
    const session = centre.sessions.at(-1)!;
    const binds = centre.of('bind_transceiver').length;
    session.socket.destroy();
    await until(
      'a new bind',
      () => centre.of('bind_transceiver').length > binds && house.told.at(-1)!.state === 'bound',
    );
    await centre.ask('deliver_sm', said);
    assert.equal(ids()[2], ids()[1]);
  });

  it('a receipt that is there before the answer bears the same name', async () => {
    await bound({ messageIds: 'hex-then-decimal' });
    submits((packet, session) => {
      const short_message =
        'id:0000000255 sub:001 dlvrd:001 submit date:2611261400 done date:2611261401 stat:DELIVRD err:000 text:Bonjour';
      void centre.ask('deliver_sm', { ...said, esm_class: 4, short_message }).then(() => {
        session.send(packet.response({ message_id: '00FF' }));
      });
      return 'nothing';
    });
    assert.deepEqual(await house.send(), { externalIds: ['255'] });
    const [receipt] = house.heard()[0]!.receipts;
    assert.deepEqual([receipt!.externalId, receipt!.state, receipt!.detail], ['255', 'delivered', 'DELIVRD']);
  });

  it('keeps its order however long each takes', async () => {
    await bound();
    let delay = 20;
    house.keep = async (raw) => {
      await new Promise((resolve) => setTimeout(resolve, (delay -= 4)));
      house.kept.push(raw);
    };
    await Promise.all([1, 2, 3, 4].map((number) => centre.ask('deliver_sm', { ...said, short_message: `n${number}` })));
    assert.deepEqual(
      house.heard().map(({ texts }) => texts[0]!.text),
      ['n1', 'n2', 'n3', 'n4'],
    );
  });

  it('two hundred at once are all kept', async () => {
    await bound();
    await Promise.all(
      Array.from({ length: 200 }, (_, at) => centre.ask('deliver_sm', { ...said, short_message: `${at}` })),
    );
    assert.equal(new Set(house.heard().map(({ texts }) => texts[0]!.text)).size, 200);
  });
});
