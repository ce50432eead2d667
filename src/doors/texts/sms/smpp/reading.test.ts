import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextPart } from '../../connectors/connector.ts';
import { heardIn, idFrom, keptBytes, type Reading } from './incoming.ts';
import { joinParts } from '../../connectors/join-parts.ts';
import { addressed, packetsFor } from './outgoing.ts';
import { cutter, packetBytes, packetOf, type Fields } from './wire.ts';

const USUAL: Reading = { alphabet: 'gsm', messageIds: 'same', countryCode: '' };
const AT = Date.UTC(2026, 10, 26, 14);
const from = { source_addr: '15145550123', source_addr_ton: 1, destination_addr: '14385550100' };
const hear = (fields: Record<string, unknown>, reading: Partial<Reading> = {}, at = AT) =>
  heardIn(
    keptBytes(packetOf(packetBytes('deliver_sm', 9, { data_coding: 0, ...from, ...fields } as Fields)), at, {
      ...USUAL,
      ...reading,
    }),
  );
const textIn = (fields: Record<string, unknown>, reading: Partial<Reading> = {}) => hear(fields, reading).texts[0]!;
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('packets', () => {
  it('are cut wherever the line cuts them', () => {
    const [one, two] = [
      packetBytes('enquire_link', 1),
      packetBytes('deliver_sm', 2, { ...from, short_message: Buffer.from('a') }),
    ];
    const all = Buffer.concat([one, two]);
    for (let at = 0; at <= all.length; at += 1) {
      const cut = cutter();
      const packets = [...cut(all.subarray(0, at)), ...cut(all.subarray(at))];
      assert.deepEqual(packets, [one, two]);
    }
  });
  it('what is none is told at once, whatever length it claims', () => {
    for (const length of [0, 15, 70_001, 0xffffffff]) {
      const bytes = Buffer.alloc(16);
      bytes.writeUInt32BE(length);
      assert.throws(() => cutter()(bytes));
    }
  });
  it('that are cut short or claim more than they hold are never read beyond their end', () => {
    const whole = packetBytes('deliver_sm', 2, {
      ...from,
      short_message: Buffer.from('hello'),
      message_payload: Buffer.from('x'),
    });
    for (let length = 16; length < whole.length; length += 1) {
      const short = Buffer.from(whole.subarray(0, length));
      short.writeUInt32BE(length);
      try {
        assert.ok(packetOf(short).raw.length === length);
      } catch (error) {
        assert.match((error as Error).message, /beyond|range/i);
      }
    }
  });
});

describe('what a packet says', () => {
  it('is read in the alphabet that it names', () => {
    for (const [data_coding, bytes, text] of [
      [0, Buffer.of(0x05, 0x20, 0x1b, 0x65), 'é €'],
      [8, utf16('ça 😀'), 'ça 😀'],
      [3, Buffer.from('ça', 'latin1'), 'ça'],
      [1, Buffer.from('plain @ $', 'latin1'), 'plain @ $'],
      [0xf1, Buffer.of(0x05), 'é'],
      [8, Buffer.concat([utf16('a'), Buffer.of(0)]), 'a'],
      [8, utf16('\ud83d'), '\ufffd'],
      [0, Buffer.of(0x41), 'A'],
    ] as const)
      assert.equal(textIn({ data_coding, short_message: bytes }).text, text);
    assert.equal(textIn({ short_message: Buffer.from('é[', 'latin1') }, { alphabet: 'latin1' }).text, 'é[');
  });

  it('is the same text whenever it is read, and another when it came at another time', () => {
    const said = { short_message: Buffer.from('ok') };
    assert.deepEqual(hear(said), hear(said));
    assert.deepEqual(textIn(said), {
      ...{ externalId: textIn(said).externalId, from: '+15145550123', fromName: '', text: 'ok' },
      ...{ sentAt: new Date(AT), media: [], inReplyTo: null },
    });
    assert.notEqual(hear(said, {}, AT + 1).texts[0]!.externalId, textIn(said).externalId);
  });

  it('may be longer than a packet of old', () => {
    assert.equal(textIn({ message_payload: Buffer.from('x'.repeat(600)) }).text.length, 600);
  });

  it('comes from a number with its country where that can be told', () => {
    const number = (source_addr: string, source_addr_ton: number, countryCode = '') =>
      textIn({ source_addr, source_addr_ton, short_message: Buffer.from('a') }, { countryCode }).from;
    for (const [given, expected] of [
      [number('15145550123', 1), '+15145550123'],
      [number('+15145550123', 0), '+15145550123'],
      [number('0033612345678', 0), '+33612345678'],
      [number('15145550123', 0), '+15145550123'],
      [number('5145550123', 0, '1'), '+15145550123'],
      [number('5145550123', 2, '+1'), '+15145550123'],
      [number('0612345678', 2, '33'), '+33612345678'],
      [number('5145550123', 0), '5145550123'],
      [number('36000', 3, '1'), '36000'],
      [number('Banque', 5, '1'), 'Banque'],
    ] as const)
      assert.equal(given, expected);
  });
});

describe('receipts', () => {
  const receipt = (said: string, more: object = {}, reading: Partial<Reading> = {}) =>
    hear({ esm_class: 4, short_message: Buffer.from(said, 'latin1'), ...more }, reading).receipts[0]!;
  for (const [stat, err, state, failure, detail] of [
    ['DELIVRD', '000', 'delivered', null, 'DELIVRD'],
    ['ACCEPTD', '000', 'sent', null, 'ACCEPTD'],
    ['ENROUTE', '000', 'sent', null, 'ENROUTE'],
    ['UNKNOWN', '000', 'sent', null, 'UNKNOWN'],
    ['UNDELIV', '001', 'failed', 'undelivered', 'UNDELIV err:001'],
    ['EXPIRED', '0x45', 'failed', 'undelivered', 'EXPIRED err:0x45'],
    ['REJECTD', '', 'failed', 'undelivered', 'REJECTD'],
    ['DELETED', '000', 'failed', 'undelivered', 'DELETED'],
  ] as const)
    it(`${stat} ${err} is ${state}`, () => {
      const said = `id:0A1b sub:001 dlvrd:001 submit date:2611261400 done date:2611261401 stat:${stat} err:${err} text:id:9 stat:DELIVRD`;
      assert.deepEqual(receipt(said), { externalId: 'a1b', state, failure, detail, at: new Date(AT) });
    });

  it('by optional parameters alone', () => {
    const by = { receipted_message_id: '7f', message_state: 5, esm_class: 0 };
    assert.deepEqual([receipt('', by).externalId, receipt('', by).state], ['7f', 'failed']);
  });
  it('that say nothing are not read; a text that looks like one is a text', () => {
    for (const said of ['', 'id:1', 'stat:DELIVRD', 'id:1 stat:WHATEVR']) assert.throws(() => receipt(said));
    assert.equal(textIn({ short_message: Buffer.from('id:1 stat:DELIVRD') }).text, 'id:1 stat:DELIVRD');
  });
  it('a name is the same however both sides spell it', () => {
    for (const [ids, answer, told] of [
      ['same', '00FF', 'ff'],
      ['same', 'abc-DEF', 'abc-DEF'],
      ['hex-then-decimal', '00FF', '0000000255'],
      ['hex-then-decimal', 'ffffffffffffffff', '18446744073709551615'],
      ['decimal-then-hex', '0255', '000000FF'],
      ['same', '0', '000'],
    ] as const)
      assert.equal(idFrom('answer', answer, ids), idFrom('receipt', told, ids));
  });
});

describe('a text in parts', () => {
  const parts = (text: string, reference = 7): TextPart[] =>
    packetsFor(text, 'gsm', reference).flatMap((packet) => hear(packet as Record<string, unknown>).parts!);
  const long = `${'Où en êtes-vous ? 😀 '.repeat(12)}fin`;

  it('is whole once all of it is there, in whatever order and however often it came', () => {
    const all = parts(long);
    assert.ok(all.length > 3);
    assert.equal(new Set(all.map((part) => part.key)).size, 1);
    assert.equal(joinParts(all.slice(1)), null);
    assert.equal(joinParts([...all.toReversed(), all[1]!])!.text, long);
    assert.equal(joinParts(all)!.externalId, joinParts(all.toReversed())!.externalId);
    assert.equal(joinParts([]), null);
  });
  it('is shown with its gap when a part never comes', () => {
    const all = parts('a'.repeat(400));
    assert.equal(joinParts([all[0]!, all[2]!], true)!.text, `${'a'.repeat(153)} […] ${'a'.repeat(94)}`);
    assert.equal(joinParts([], true), null);
  });
  it('another telephone, another number and another text have other keys', () => {
    const [head] = packetsFor(long, 'gsm', 7) as Record<string, unknown>[];
    const keys = [
      hear(head!).parts![0]!.key,
      hear({ ...head, source_addr: '15145550124' }).parts![0]!.key,
      hear({ ...head, destination_addr: '14385550101' }).parts![0]!.key,
      parts(long, 8)[0]!.key,
    ];
    assert.equal(new Set(keys).size, 4);
  });
  it('sixteen bits of reference and the parameters that say the same are understood', () => {
    const header = Buffer.of(6, 8, 4, 1, 2, 2, 1);
    const wide = hear({ esm_class: 0x40, short_message: Buffer.concat([header, Buffer.from('ab')]) }).parts![0]!;
    assert.deepEqual([wide.number, wide.of, wide.text.text], [1, 2, 'ab']);
    const sar = { sar_msg_ref_num: 5, sar_total_segments: 2, sar_segment_seqnum: 2, short_message: Buffer.from('cd') };
    assert.deepEqual([hear(sar).parts![0]!.number, hear(sar).parts![0]!.text.text], [2, 'cd']);
  });
  it('a character cut in two by a telephone is whole again', () => {
    const [high, low] = ['\ud83d', '\ude00'];
    const part = (number: number, half: string) =>
      hear({
        esm_class: 0x40,
        data_coding: 8,
        short_message: Buffer.concat([Buffer.of(5, 0, 3, 1, 2, number), utf16(half)]),
      }).parts![0]!;
    assert.equal(joinParts([part(1, `a${high}`), part(2, `${low}b`)])!.text, 'a😀b');
  });
  it('a header that makes no sense leaves a text', () => {
    for (const header of [[5, 0, 3, 1, 2, 3], [5, 0, 3, 1, 0, 0], [1, 9], [0], [200, 0, 3]])
      assert.equal(hear({ esm_class: 0x40, short_message: Buffer.from([...header, 0x41]) }).texts.length, 1);
  });
});

describe('what is written', () => {
  it('one packet without a header, several with one', () => {
    assert.deepEqual(packetsFor('é€', 'gsm', 1), [
      { esm_class: 0, data_coding: 0, short_message: Buffer.of(5, 0x1b, 0x65) },
    ]);
    const wide = packetsFor('ç'.repeat(71), 'gsm', 300);
    assert.deepEqual(
      wide.map((one) => [one['esm_class'], one['data_coding'], [...(one['short_message'] as Buffer).subarray(0, 6)]]),
      [
        [0x40, 8, [5, 0, 3, 44, 2, 1]],
        [0x40, 8, [5, 0, 3, 44, 2, 2]],
      ],
    );
    assert.ok(wide.every((one) => (one['short_message'] as Buffer).length <= 140));
  });
  it('where code 0 is Latin 1, what it lacks goes in UCS-2', () => {
    assert.deepEqual(packetsFor('é[', 'latin1', 1)[0], {
      esm_class: 0,
      data_coding: 0,
      short_message: Buffer.of(0xe9, 0x5b),
    });
    assert.equal(packetsFor('5 €', 'latin1', 1)[0]!['data_coding'], 8);
    assert.equal(packetsFor('€'.repeat(71), 'latin1', 1).length, 2);
  });
  it('numbers, short numbers and names are told apart', () => {
    assert.deepEqual(addressed('dest', '+15145550123'), {
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: '15145550123',
    });
    assert.deepEqual(addressed('source', '36000'), { source_addr_ton: 0, source_addr_npi: 1, source_addr: '36000' });
    assert.deepEqual(addressed('source', 'Maison Tremblay'), {
      source_addr_ton: 5,
      source_addr_npi: 0,
      source_addr: 'Maison Trem',
    });
  });
});
