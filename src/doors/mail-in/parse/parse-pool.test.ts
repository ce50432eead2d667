import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createParsePool } from './parse-pool.ts';
import { UnparsableMail } from './unparsable.ts';

const raw = (text: string) => new Uint8Array(Buffer.from(text));
const simple = (n: number) => ({ raw: raw(`From: a@b.ca\r\nSubject: mail ${n}\r\n\r\nBonjour`), facts: {} });
const reason = (name: string) => (error: unknown) => error instanceof UnparsableMail && error.reason === name;

const pool = createParsePool({ threads: 2 });
after(() => pool.close());

test('many mails come back in their order, each with its own', async () => {
  const mails = await pool.parseMany(Array.from({ length: 200 }, (_, n) => simple(n)));
  assert.deepEqual(
    mails.map((mail) => (mail instanceof UnparsableMail ? '' : mail.subject)),
    Array.from({ length: 200 }, (_, n) => `mail ${n}`),
  );
});

test('attachments cross the threads whole, and the caller keeps the raw bytes', async () => {
  const content = Buffer.alloc(300_000, 'abc').toString('base64');
  const bytes = raw(
    `From: a@b.ca\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}`,
  );
  const mail = await pool.parse(bytes, {});
  assert.equal(mail.attachments[0]?.size, 300_000);
  assert.equal(mail.attachments[0]?.content.length, 300_000);
  assert.ok(bytes.length > 400_000);
});

test('one unparsable mail spoils none of its neighbours', async () => {
  const bomb = {
    raw: raw('Content-Type: multipart/mixed; boundary=b\r\n\r\n' + '--b\r\n\r\n'.repeat(20_000)),
    facts: {},
  };
  const answers = await pool.parseMany([simple(1), bomb, simple(2)]);
  assert.deepEqual(
    answers.map((answer) => (answer instanceof UnparsableMail ? answer.reason : answer.subject)),
    ['mail 1', 'too-many-parts', 'mail 2'],
  );
});

test('a mail that takes too long is rejected alone, and the pool goes on', async () => {
  // Some seconds of work against one line: between them the limit holds on any machine.
  const part = `--b\r\nContent-Type: text/html\r\n\r\n${'<p>a <b>b</b> '.repeat(100_000)}\r\n`;
  const slow = { raw: raw(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(75)}`), facts: {} };
  const strict = createParsePool({ threads: 1, deadlineMs: 500 });
  try {
    const answers = await strict.parseMany([simple(1), slow, simple(2)]);
    assert.deepEqual(
      answers.map((answer) => (answer instanceof UnparsableMail ? answer.reason : answer.subject)),
      ['mail 1', 'took-too-long', 'mail 2'],
    );
    assert.equal((await strict.parse(simple(3).raw, {})).subject, 'mail 3');
  } finally {
    await strict.close();
  }
});

test('a mail that eats all memory ends one worker, not the house', async () => {
  const greedy = raw(`Content-Type: text/html\r\n\r\n${'<b>a</b> '.repeat(800_000)}`);
  const small = createParsePool({ threads: 1, memoryMb: 20, deadlineMs: 60_000 });
  try {
    await assert.rejects(small.parse(greedy, {}), reason('out-of-memory'));
    assert.equal((await small.parse(simple(4).raw, {})).subject, 'mail 4');
  } finally {
    await small.close();
  }
});

test('closing does not blame the mails that still wait', async () => {
  const closing = createParsePool({ threads: 1 });
  const waiting = closing.parse(simple(5).raw, {});
  await Promise.all([assert.rejects(waiting, (error) => !(error instanceof UnparsableMail)), closing.close()]);
  await assert.rejects(closing.parse(simple(6).raw, {}));
});
