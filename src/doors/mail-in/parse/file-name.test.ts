import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedFileName, safeFileName } from './file-name.ts';

test('a path never leaves the folder it is saved in', () => {
  assert.equal(safeFileName('../../etc/passwd'), 'passwd');
  assert.equal(safeFileName('C:\\Users\\ann\\facture.pdf'), 'facture.pdf');
  assert.equal(safeFileName('..'), null);
  assert.equal(safeFileName('a/'), null);
});

test('a hidden direction mark cannot dress up a program as a picture', () => {
  assert.equal(safeFileName('photo\u202egpj.exe'), 'photo gpj.exe');
});

test('names that file systems refuse are changed', () => {
  assert.equal(safeFileName('con.txt'), '_con.txt');
  assert.equal(safeFileName('a<b>:"c|?*.txt'), 'a_b___c___.txt');
  assert.equal(safeFileName('x\r\nSet-Cookie: y.txt'), 'x Set-Cookie_ y.txt');
  assert.equal(safeFileName('.bashrc'), 'bashrc');
});

test('a long name keeps its ending and whole characters', () => {
  const name = safeFileName(`${'é'.repeat(500)}.pdf`) as string;
  assert.ok(Buffer.byteLength(name) <= 200);
  assert.match(name, /^é+\.pdf$/);
});

test('a part without a name gets the ending of its type', () => {
  assert.equal(inventedFileName('application/pdf', 2), 'attachment-2.pdf');
  assert.equal(inventedFileName('image/webp', 1), 'attachment-1.webp');
  assert.equal(inventedFileName('application/x-strange', 1), 'attachment-1.bin');
});
