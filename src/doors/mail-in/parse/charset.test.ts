import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText } from './charset.ts';
import { decodeHeader, mendHeader } from './encoded-words.ts';

const bytes = (...values: number[]) => Buffer.from(values);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

test('UTF-7 shows as letters, not as plus signs', () => {
  assert.equal(decodeText(Buffer.from('R+AOk-clamation'), 'utf-7'), 'Réclamation');
});

test('a Western label on UTF-8 bytes does not turn accents into pairs', () => {
  assert.equal(decodeText(Buffer.from('Montréal'), 'iso-8859-1'), 'Montréal');
  assert.equal(decodeText(latin1('Montréal'), 'iso-8859-1'), 'Montréal');
});

test('a UTF-8 label on windows-1252 bytes keeps the accents', () => {
  assert.equal(decodeText(latin1('Québec à l’été'.replace('’', "'")), 'utf-8'), "Québec à l'été");
});

test('one damaged character does not turn a whole UTF-8 mail into pairs', () => {
  const text = Buffer.concat([Buffer.from('été à Québec '), bytes(0xe9), Buffer.from(' déjà')]);
  assert.equal(decodeText(text, 'utf-8'), 'été à Québec \ufffd déjà');
});

test('an invented label is read by its bytes', () => {
  assert.equal(decodeText(Buffer.from('déjà'), 'x-my-own-charset'), 'déjà');
  assert.equal(decodeText(latin1('déjà'), 'x-unknown'), 'déjà');
  assert.equal(decodeText(bytes(0x93, 0x41, 0x94), null), '“A”');
});

test('old code pages and 7-bit Asian coats are readable', () => {
  assert.equal(decodeText(bytes(0x82, 0x85), 'cp850'), 'éà');
  assert.equal(decodeText(latin1('~{VPND~}'), 'hz-gb-2312'), '中文');
  assert.equal(decodeText(latin1('\x1b$)C\x0eGQ1[\x0f'), 'iso-2022-kr'), '한글');
  assert.equal(decodeText(latin1('\x1b$BF|K\\\x1b(B'), null), '日本');
});

test('an encoded word split inside a character is whole again', () => {
  const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)].map((part) =>
    part.toString('base64'),
  );
  assert.equal(decodeHeader(`=?utf-8?B?${first}?=\r\n =?utf-8?B?${second}?=`), 'é');
  assert.equal(decodeHeader('=?utf-8?Q?=C3?= =?UTF-8?Q?=A9t=C3=A9?='), 'été');
});

test('raw bytes, spaces and question marks inside an encoded word are forgiven', () => {
  assert.equal(decodeHeader('=?iso-8859-1?Q?d\xe9j\xe0 vu?='), 'déjà vu');
  assert.equal(decodeHeader('=?utf-8?Q?Ready?=20or_not?='), 'Ready? or not');
});

test('raw 8-bit headers are read as UTF-8, else as the body, else as windows-1252', () => {
  assert.equal(decodeHeader(Buffer.from('Où est ma commande').toString('latin1')), 'Où est ma commande');
  assert.equal(decodeHeader('\xcf\xf0\xe8\xe2\xe5\xf2', 'windows-1251'), 'Привет');
  assert.equal(decodeHeader('O\xf9 est'), 'Où est');
});

test('a comma hidden in an encoded name does not become a second address', () => {
  const mended = mendHeader('=?utf-8?Q?Roy=2C_Ann_=3Cevil=40x.ca=3E?= <ann@roy.ca>');
  assert.ok(!mended.includes(','));
  assert.ok(!mended.includes('evil'));
});

test('control characters never reach a subject', () => {
  assert.equal(decodeHeader('=?utf-8?Q?a=00b=0D=0ABcc:_x?='), 'a b Bcc: x');
});
