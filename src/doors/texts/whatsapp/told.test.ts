import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NOT_THE_VENDOR } from '../sms/testing/provider.ts';
import { whatsapp } from './cloud-api.ts';
import {
  asMetaWrites,
  inboundValue,
  payloadOf,
  statusValue,
  valueOf,
  type Number as OurNumber,
} from './testing/cloud-hooks.ts';

const OURS: OurNumber = { wabaId: '10', phoneNumberId: '20', displayPhoneNumber: '+1 438-555-0100' };
const AT = new Date('2026-03-01T12:00:00Z');
const read = (raw: Buffer) => whatsapp.hook!.read(raw, {}, { settings: { phoneNumberId: '20' } });
const told = (value: object) => read(asMetaWrites(payloadOf(OURS, value)));

describe(`WhatsApp, what is not for this number (${NOT_THE_VENDOR})`, () => {
  const other = { ...OURS, phoneNumberId: '21' };
  const one = (id: string) =>
    inboundValue('15145550123', { type: 'text', text: { body: id } }, { id, name: '', at: AT });
  const mixed = asMetaWrites({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '10',
        changes: [
          { field: 'messages', value: valueOf(other, one('theirs')) },
          { field: 'messages', value: valueOf(OURS, one('ours')) },
          { field: 'messages', value: valueOf(other, statusValue('x', 'read', { to: '1', at: AT })) },
          { field: 'message_template_status_update', value: { event: 'APPROVED' } },
        ],
      },
      { id: '11', changes: [{ field: 'account_update', value: null }] },
    ],
  });
  it('is left out, and what is ours beside it is read', () => {
    const { texts, receipts } = read(mixed);
    assert.deepEqual([texts.map(({ text }) => text), receipts], [['ours'], []]);
  });
  it('is read where nobody says which number is ours', () => {
    const { texts, receipts } = whatsapp.hook!.read(mixed, {});
    assert.deepEqual([texts.map(({ text }) => text), receipts.length], [['theirs', 'ours'], 1]);
  });
});

describe(`WhatsApp, what became of a text (${NOT_THE_VENDOR})`, () => {
  const receipt = (state: Parameters<typeof statusValue>[1], code?: number) => {
    const error = code === undefined ? undefined : { code, title: 'a title', details: 'the  details\n' };
    const { texts, receipts } = told(statusValue('wamid.1', state, { to: '15145550123', at: AT, data: 'k', error }));
    assert.deepEqual([texts, receipts.length], [[], 1]);
    return receipts[0]!;
  };
  for (const state of ['sent', 'delivered', 'read'] as const)
    it(`${state} is told`, () =>
      assert.deepEqual(receipt(state), {
        externalId: 'wamid.1',
        state,
        failure: null,
        detail: state,
        at: AT,
        onceKey: 'k',
      }));
  it('a voice message that was heard is read', () => assert.equal(receipt('played').state, 'read'));
  for (const [code, failure] of [
    [131047, 'window-closed'],
    [131026, 'wrong-number'],
    [131051, 'unsupported'],
    [131053, 'unsupported'],
    [131050, 'opted-out'],
    [131042, 'account'],
    [131031, 'account'],
    [132001, 'template'],
    [132015, 'template'],
    // Nobody tries a text again that was taken: these would say so.
    [130429, 'undelivered'],
    [131056, 'undelivered'],
    [131016, 'undelivered'],
    [131049, 'undelivered'],
    [999_999, 'undelivered'],
  ] as const)
    it(`failed with ${code} is ${failure}`, () =>
      assert.deepEqual(receipt('failed', code), {
        ...{ externalId: 'wamid.1', state: 'failed', failure, detail: `${code} the details`, at: AT, onceKey: 'k' },
      }));
  it('failed without a reason is told all the same', () => assert.equal(receipt('failed').failure, 'undelivered'));
  it('a state that nobody documents hides nothing of what came with it', () => {
    const new_ = statusValue('x', 'teleported' as 'sent', { to: '1', at: AT });
    const one = inboundValue('15145550123', { type: 'text', text: { body: 'a' } }, { id: 'w', name: '', at: AT });
    const { texts, receipts } = told({ ...new_, ...one });
    assert.deepEqual([texts.length, receipts], [1, []]);
  });
});

describe(`WhatsApp, what is nothing of the kind (${NOT_THE_VENDOR})`, () => {
  const cases: [string, string | Buffer, RegExp][] = [
    ['nothing', '', /^Error: this is no JSON/],
    ['half of it', '{"object":"whatsapp_bus', /^Error: this is no JSON/],
    ['other bytes', Buffer.from([0xff, 0xfe, 0x00]), /^Error: this is no JSON/],
    ['a list', '[]', /^Error: not what Meta documents: all of it/],
    ['nothing in JSON', 'null', /^Error: not what Meta documents: all of it/],
    ['a page', '{"object":"page","entry":[]}', /^Error: not what Meta documents: object/],
    ['no entries', '{"object":"whatsapp_business_account"}', /^Error: not what Meta documents: entry/],
    [
      'no writer',
      asMetaWrites(payloadOf(OURS, { messages: [{ id: 'w', timestamp: '1', type: 'text', text: { body: 'a' } }] })),
      /^Error: Meta does not tell who wrote w/,
    ],
    [
      'no time',
      asMetaWrites(payloadOf(OURS, { messages: [{ id: 'w', from: '15145550123', type: 'text' }] })),
      /^Error: not what Meta documents: messages\.0\.timestamp/,
    ],
    ['deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /^Error: /],
  ];
  for (const [name, raw, error] of cases)
    it(`${name} is not read, and why is said`, () => assert.throws(() => read(Buffer.from(raw)), error));

  it('three megabytes of texts are read in no time', () => {
    const messages = Array.from({ length: 12_000 }, (_, at) => ({
      ...{ id: `wamid.${at}`, from: '15145550123', timestamp: '1772366400', type: 'text' },
      text: { body: `é${'a'.repeat(120)}` },
    }));
    const raw = asMetaWrites(payloadOf(OURS, { messages }));
    assert.ok(raw.length > 2.5 * 1024 * 1024);
    const start = performance.now();
    assert.equal(read(raw).texts.length, 12_000);
    assert.ok(performance.now() - start < 3_000);
  });
});
