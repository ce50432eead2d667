import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMail } from './parse-mail.ts';
import { readTnef } from './tnef.ts';

const u16 = (value: number) => Buffer.from([value & 255, value >> 8]);
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const attribute = (level: number, id: number, data: Buffer) =>
  Buffer.concat([Buffer.from([level]), u32(id), u32(data.length), data, u16(0)]);
const wide = (id: number, text: string) => {
  const value = Buffer.from(`${text}\0`, 'utf16le');
  return Buffer.concat([
    u16(0x1f),
    u16(id),
    u32(1),
    u32(value.length),
    value,
    Buffer.alloc((4 - (value.length % 4)) % 4),
  ]);
};
const binary = (id: number, value: Buffer) =>
  Buffer.concat([u16(0x102), u16(id), u32(1), u32(value.length), value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
const flag = (id: number) => Buffer.concat([u16(0x0b), u16(id), u32(1)]);
const properties = (...list: Buffer[]) => Buffer.concat([u32(list.length), ...list]);

const winmail = Buffer.concat([
  u32(0x223e9f78),
  u16(1),
  attribute(1, 0x00069007, u32(1252)),
  attribute(1, 0x00069003, properties(flag(0x0e1f), binary(0x1013, Buffer.from('<p>Bonjour \xe9t\xe9</p>', 'latin1')))),
  attribute(2, 0x00069002, Buffer.alloc(14)),
  attribute(2, 0x00018010, Buffer.from('FACTUR~1.PDF\0')),
  attribute(2, 0x0006800f, Buffer.from('%PDF-1')),
  attribute(2, 0x00069005, properties(wide(0x3707, 'facture réglée.pdf'), wide(0x370e, 'application/pdf'))),
  attribute(2, 0x00069002, Buffer.alloc(14)),
  attribute(2, 0x00018010, Buffer.from('notes.txt\0')),
  attribute(2, 0x0006800f, Buffer.from('abc')),
]);

const carrying = (body: Buffer) =>
  parseMail(
    new Uint8Array(
      Buffer.concat([
        Buffer.from(
          'From: a@b.ca\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n',
        ),
        Buffer.from(body.toString('base64')),
      ]),
    ),
    {},
  );

test("the files and the text in Outlook's winmail.dat are not lost", async () => {
  const mail = await carrying(winmail);
  assert.deepEqual(
    mail.attachments.map(({ name, type, size }) => [name, type, size]),
    [
      ['facture réglée.pdf', 'application/pdf', 6],
      ['notes.txt', 'application/octet-stream', 3],
    ],
  );
  assert.equal(mail.text, 'Bonjour été');
  assert.equal(mail.html, '<p>Bonjour été</p>');
});

test('a winmail.dat that cannot be opened stays as it came', async () => {
  assert.deepEqual(
    (await carrying(Buffer.from('not tnef'))).attachments.map(({ name }) => name),
    ['winmail.dat'],
  );
});

test('a winmail.dat cut anywhere gives what was readable and never throws', () => {
  for (let length = 0; length < winmail.length; length += 1) {
    const read = readTnef(winmail.subarray(0, length));
    assert.ok(read === null || read.files.length <= 2);
  }
});

test('lengths that lie do not make the reader read on', () => {
  const lying = Buffer.concat([
    u32(0x223e9f78),
    u16(1),
    Buffer.from([1]),
    u32(0x00069003),
    u32(0xffffffff),
    Buffer.alloc(100),
  ]);
  assert.deepEqual(readTnef(lying), { text: null, html: null, files: [] });
  const many = Buffer.concat([
    u32(0x223e9f78),
    u16(1),
    attribute(1, 0x00069003, Buffer.concat([u32(0xffffffff), u16(0x101f), u16(0x1000), u32(0xffffffff)])),
  ]);
  assert.deepEqual(readTnef(many)?.files, []);
});
