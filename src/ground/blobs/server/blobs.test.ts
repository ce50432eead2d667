import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { openBlobs, type Blobs } from './blobs.ts';

let folder: string;
let blobs: Blobs;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'relais-blobs-'));
  blobs = await openBlobs(folder);
});
after(() => rm(folder, { recursive: true, force: true }));

test('what is read is what was put, to the byte: of an empty file nothing, of a small one no neighbour', async () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('x'), Buffer.from('été 東京'), Buffer.alloc(70_000, 7)]) {
    const key = await blobs.put(bytes);
    assert.ok(bytes.equals(await blobs.read(key)), `${bytes.length} bytes`);
    assert.ok(bytes.equals(await buffer(await blobs.stream(key))));
    assert.equal(await blobs.put(bytes), key);
  }
});

test('a key that is none, or names no file, is refused', async () => {
  await assert.rejects(blobs.read('../../etc/passwd'), /not a blob key/);
  await assert.rejects(blobs.read('0'.repeat(64)));
  assert.equal(await blobs.has('0'.repeat(64)), false);
});
