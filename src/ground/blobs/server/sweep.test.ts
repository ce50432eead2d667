import assert from 'node:assert/strict';
import { mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { later, now } from '../../clock.ts';
import { openBlobs, type Blobs } from './blobs.ts';

let folder: string;
let blobs: Blobs;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'relais-blobs-'));
  blobs = await openBlobs(folder);
});
after(() => rm(folder, { recursive: true, force: true }));

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const age = async (sha256: string, days: number): Promise<void> => {
  const moment = later(now(), -days * 86_400_000);
  await utimes(path.join(folder, sha256.slice(0, 2), sha256), moment, moment);
};
const yesterday = (): Date => later(now(), -86_400_000);
const nobody = async (): Promise<ReadonlySet<string>> => new Set();

async function* pieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield bytesOf(text);
}

test('a file written piece by piece is the same as one written at once', async () => {
  const once = await blobs.put(bytesOf('abcdef'));
  const { sha256, size, head } = await blobs.putStream(pieces('ab', 'cd', 'ef'));
  assert.deepEqual([sha256, size, head.toString()], [once, 6, 'abcdef']);
  const empty = await blobs.putStream(pieces());
  assert.equal(empty.size, 0);
  assert.equal((await blobs.read(empty.sha256)).byteLength, 0);
});

test('what breaks off while it is written leaves nothing behind', async () => {
  const broken = async function* (): AsyncGenerator<Uint8Array> {
    yield bytesOf('half');
    throw new Error('the line was cut');
  };
  await assert.rejects(blobs.putStream(broken()), /the line was cut/);
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.startsWith('incoming.')),
    [],
  );
});

test('a sweep takes what is old and nobody’s, and nothing else', async () => {
  const [gone, kept, young] = await Promise.all(['gone', 'kept', 'young'].map((text) => blobs.put(bytesOf(text))));
  await age(gone!, 3);
  await age(kept!, 3);
  const half = path.join(folder, 'incoming.1.abc');
  await writeFile(half, 'half');
  await utimes(half, later(now(), -3 * 86_400_000), later(now(), -3 * 86_400_000));
  const taken = await blobs.sweep(async (keys) => new Set(keys.filter((key) => key === kept)), yesterday());
  assert.equal(taken, 1);
  assert.deepEqual(await Promise.all([gone, kept, young].map((key) => blobs.has(key!))), [false, true, true]);
  assert.ok(!(await readdir(folder)).includes('incoming.1.abc'));
});

test('a file put again while it is being taken away stays', async () => {
  const sha256 = await blobs.put(bytesOf('again'));
  await age(sha256, 3);
  // Between the question who refers to it and its going.
  const putMeanwhile = async (): Promise<ReadonlySet<string>> => {
    await blobs.put(bytesOf('again'));
    return new Set();
  };
  await blobs.sweep(putMeanwhile, yesterday());
  assert.equal(new TextDecoder().decode(await blobs.read(sha256)), 'again');
});

test('a file put again after it changed its name is written anew; one left under that name by a crash returns', async () => {
  const sha256 = await blobs.put(bytesOf('late'));
  await age(sha256, 3);
  let asked = 0;
  const putLate = async (): Promise<ReadonlySet<string>> => {
    asked += 1;
    // The second question is asked when the file is on its way out.
    if (asked === 2) await blobs.put(bytesOf('late'));
    return new Set();
  };
  const only = async (keys: readonly string[]): Promise<ReadonlySet<string>> =>
    keys.includes(sha256) ? putLate() : new Set(keys);
  assert.equal(await blobs.sweep(only, yesterday()), 1);
  assert.equal(new TextDecoder().decode(await blobs.read(sha256)), 'late');
  // A crash between the two.
  const target = path.join(folder, sha256.slice(0, 2), sha256);
  await age(sha256, 3);
  await rename(target, `${target}.leaving`);
  assert.equal(await blobs.sweep(async (keys) => new Set(keys), yesterday()), 0);
  assert.ok(await blobs.has(sha256));
});

test('many puts of one file and sweeps at once never lose it', async () => {
  const sha256 = await blobs.put(bytesOf('contended'));
  for (let turn = 0; turn < 20; turn++) {
    await age(sha256, 3);
    await Promise.all([
      blobs.sweep(nobody, yesterday()),
      blobs.put(bytesOf('contended')),
      blobs.putStream(pieces('conten', 'ded')),
    ]);
    assert.ok(await blobs.has(sha256), `turn ${turn}`);
  }
});
