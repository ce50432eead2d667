import assert from 'node:assert/strict';
import os from 'node:os';
import path from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { test } from 'node:test';
import { letterWireBytes } from '#desk/compose/rules.ts';
import { buildMail } from '#doors/mail-out/server/build-mail.ts';
import { openBlobs } from '#ground/blobs/server/blobs.ts';

test('D15 the weight a letter is refused by is never under what the mail door builds, and seldom far above', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'relais-weight-'));
  const blobs = await openBlobs(folder);
  const texts = {
    short: 'Bonjour',
    french: 'L’été à Montréal, déjà ! = 50 % '.repeat(3_000),
    markup: '<td style="color:#333">=</td>'.repeat(8_000),
    chinese: '注文は東京から発送されました。'.repeat(8_000),
    emoji: '👩‍👩‍👧 ok\n'.repeat(9_000),
    long: 'x'.repeat(300_000),
    large: '<td style="color:#333">été 東京</td>\n'.repeat(60_000),
    spaces: `a ${' '.repeat(60)}\n`.repeat(5_000),
  };
  const address = { name: 'Hélène Gagné, 東京', address: 'helene@client.test' };
  try {
    for (const [name, text] of Object.entries(texts))
      for (const size of [0, 1, 56, 57, 1_000_003]) {
        const sha256 = await blobs.put(Buffer.alloc(size, 7));
        const file = { name: `Relevé – ${name}.bin`, type: 'application/octet-stream', size, sha256 };
        const raw = await buildMail(
          {
            copyOf: null,
            ...{ rfcMessageId: 'a@maison.test', inReplyTo: ['b@client.test'], refs: ['b@client.test'] },
            ...{ sender: address, replyTo: [address], to: Array(50).fill(address), cc: [address] },
            ...{ subject: 'Re: été', text, html: text, writtenAt: new Date() },
            files: [{ ...file, contentId: null, inline: false }],
          },
          { blobs, loopMark: 'maison.test; 1', maxBytes: 1e9, signing: null },
        );
        const headerLength = 52 * (address.name.length + address.address.length + 8) + 7;
        const weighed = letterWireBytes({ html: text, text, files: [size], headerLength });
        assert.ok(weighed >= raw.length, `${name} ${size}: ${weighed} < ${raw.length}`);
        assert.ok(weighed <= raw.length * 1.15 + 30_000, `${name} ${size}: ${weighed} far above ${raw.length}`);
      }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
