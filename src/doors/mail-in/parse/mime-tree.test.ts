import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentOf, readMimeTree } from './mime-tree.ts';
import { UnparsableMail } from './unparsable.ts';

const mail = (...lines: string[]) => new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'));
const refused = (reason: string) => (error: unknown) => error instanceof UnparsableMail && error.reason === reason;

test('an attachment keeps every byte, line ends too', () => {
  const tree = readMimeTree(
    mail('Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/csv', '', 'a;b', '1;2\n', '--b--'),
  );
  assert.equal(contentOf(tree.children[0]!).toString('latin1'), 'a;b\r\n1;2\n');
});

test('a missing last boundary loses nothing', () => {
  const tree = readMimeTree(mail('Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'one', '--b', '', 'two'));
  assert.deepEqual(
    tree.children.map((part) => contentOf(part).toString()),
    ['one', 'two'],
  );
});

test('a part left open is closed by the boundary around it', () => {
  const tree = readMimeTree(
    mail(
      'Content-Type: multipart/mixed; boundary=out',
      '',
      '--out',
      'Content-Type: multipart/alternative; boundary=in',
      '',
      '--in',
      '',
      'inner',
      '--out',
      '',
      'outer',
      '--out--',
    ),
  );
  assert.deepEqual(
    tree.children.map((part) => part.type),
    ['multipart/alternative', 'text/plain'],
  );
  assert.equal(contentOf(tree.children[0]!.children[0]!).toString(), 'inner');
});

test('a boundary that begins like another is not taken for it', () => {
  const tree = readMimeTree(
    mail('Content-Type: multipart/mixed; boundary=abc', '', '--abc', '', '--abcd', 'text', '--abc--'),
  );
  assert.equal(contentOf(tree.children[0]!).toString(), '--abcd\r\ntext');
});

test('a part without a body does not swallow the next', () => {
  const tree = readMimeTree(
    mail('Content-Type: multipart/mixed; boundary=b', '', '--b', 'X-A: 1', '--b', '', 'two', '--b--'),
  );
  assert.deepEqual(
    tree.children.map((part) => contentOf(part).toString()),
    ['', 'two'],
  );
});

test('the first of doubled headers and parameters counts', () => {
  const tree = readMimeTree(
    mail(
      'Content-Type: multipart/mixed; boundary=b; boundary=c',
      'Content-Type: text/plain',
      '',
      '--b',
      '',
      'x',
      '--b--',
    ),
  );
  assert.equal(tree.children.length, 1);
});

test('padding in the middle of base64 does not end the file', () => {
  const tree = readMimeTree(mail('Content-Transfer-Encoding: base64', '', 'YQ==', 'YmM=', 'ZGVm'));
  assert.equal(contentOf(tree).toString(), 'abcdef');
});

test('CR alone as a line end is read', () => {
  const tree = readMimeTree(new Uint8Array(Buffer.from('Subject: x\rX-A: 1\r\rbody')));
  assert.equal(contentOf(tree).toString(), 'body');
  assert.equal(tree.headers.length, 2);
});

test('a file name in RFC 2231 pieces, split inside a character, is whole', () => {
  const tree = readMimeTree(
    mail('Content-Disposition: attachment; filename*0*=utf-8\'\'r%C3; filename*1*=%A9sum; filename*2="e.pdf"', '', 'x'),
  );
  assert.equal(tree.disposition.params.get('filename'), 'résume.pdf');
});

test('a bomb of nested parts is refused', () => {
  let text = '';
  for (let n = 0; n < 3_000; n += 1) text += `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`;
  assert.throws(() => readMimeTree(new Uint8Array(Buffer.from(text))), refused('nested-too-deeply'));
});

test('a bomb of parts is refused', () => {
  const text = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(20_000)}`;
  assert.throws(() => readMimeTree(new Uint8Array(Buffer.from(text))), refused('too-many-parts'));
});

test('header lines without end are refused', () => {
  const long = new Uint8Array(Buffer.from(`X-A: ${'a'.repeat(50_000_000)}\r\n\r\nx`));
  assert.throws(() => readMimeTree(long), refused('header-too-large'));
  const many = new Uint8Array(Buffer.from(`${'A: b\r\n'.repeat(100_000)}\r\nx`));
  assert.throws(() => readMimeTree(many), refused('header-too-large'));
});
