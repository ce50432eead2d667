import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { now } from '../../clock.ts';
import { forgetBlobs, sweepBlobs, type Referenced } from './sweep.ts';

/** Content-addressed files: the key is the SHA-256 of the bytes, so a file is stored once and never changes. */
export type Blobs = {
  /** Durable once it resolves (file and folder are synced). Returns the key. */
  put(bytes: Uint8Array): Promise<string>;
  /**
   * The same, without ever holding more than a piece. What throws while it is read leaves nothing behind.
   * @returns its key, its bytes, and the first of them (at most 64), which tell its type.
   */
  putStream(source: AsyncIterable<Uint8Array>): Promise<{ sha256: string; size: number; head: Buffer }>;
  has(sha256: string): Promise<boolean>;
  read(sha256: string): Promise<Uint8Array>;
  /** `piece`: its bytes from `start` to `end`, both of them too. */
  stream(sha256: string, piece?: { start: number; end: number }): Promise<Readable>;
  /**
   * Takes away what nobody refers to and was put last before `olderThan`: who puts a file has until then to write
   * down that it is theirs. @returns how many went.
   */
  sweep(referenced: Referenced, olderThan: Date): Promise<number>;
  /** The same for these alone: they are to go as soon as they can. */
  forget(keys: readonly string[], referenced: Referenced, olderThan: Date): Promise<number>;
};

const HEX = /^[0-9a-f]{64}$/;
const HEAD_BYTES = 64;

const syncFolder = async (folder: string): Promise<void> => {
  const parent = await open(folder, 'r');
  try {
    await parent.sync();
  } finally {
    await parent.close();
  }
};

export const openBlobs = async (folder: string): Promise<Blobs> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  const keyOf = (sha256: string): string => {
    if (!HEX.test(sha256)) throw new Error('not a blob key');
    return `${sha256.slice(0, 2)}/${sha256}`;
  };

  /** It is there, whole, and from now on as young as one just written: a sweep under way lets it be. */
  const isThere = async (target: string, size: number): Promise<boolean> => {
    try {
      const there = await stat(target);
      if (there.size !== size) return false;
      const moment = now();
      await utimes(target, moment, moment);
      return true;
    } catch {
      return false;
    }
  };
  const putStream: Blobs['putStream'] = async (source) => {
    const hash = createHash('sha256');
    const temporary = path.join(folder, `incoming.${process.pid}.${Math.random().toString(36).slice(2)}`);
    let size = 0;
    let head = Buffer.alloc(0);
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        for await (const piece of source) {
          hash.update(piece);
          size += piece.byteLength;
          if (head.length < HEAD_BYTES) head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
          await file.writeFile(piece);
        }
        // flydrive writes without syncing; a file promised to the desk must outlive a power cut.
        await file.datasync();
      } finally {
        await file.close();
      }
      const sha256 = hash.digest('hex');
      const target = path.join(folder, keyOf(sha256));
      if (await isThere(target, size)) await unlink(temporary);
      else {
        await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
        await rename(temporary, target);
        await syncFolder(path.dirname(target));
      }
      return { sha256, size, head };
    } catch (error) {
      await unlink(temporary).catch(() => {});
      throw error;
    }
  };

  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (await isThere(path.join(folder, keyOf(sha256)), bytes.byteLength)) return sha256;
      await putStream(
        (async function* () {
          yield bytes;
        })(),
      );
      return sha256;
    },
    putStream,
    has: (sha256) => disk.exists(keyOf(sha256)),
    // Not by flydrive: of an empty file it gives the 64 KB of memory that happened to lie behind it.
    read: async (sha256) => readFile(path.join(folder, keyOf(sha256))),
    stream: async (sha256, piece) =>
      piece ? createReadStream(path.join(folder, keyOf(sha256)), piece) : disk.getStream(keyOf(sha256)),
    sweep: (referenced, olderThan) => sweepBlobs(folder, referenced, olderThan),
    forget: (keys, referenced, olderThan) => forgetBlobs(folder, keys, referenced, olderThan),
  };
};
