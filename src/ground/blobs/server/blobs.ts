import { createHash } from 'node:crypto';
import { open, mkdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { Readable } from 'node:stream';

/** Content-addressed files: the key is the SHA-256 of the bytes, so a file is stored once and never changes. */
export type Blobs = {
  /** Durable once it resolves (file and folder are synced). Returns the key. */
  put(bytes: Uint8Array): Promise<string>;
  has(sha256: string): Promise<boolean>;
  read(sha256: string): Promise<Uint8Array>;
  stream(sha256: string): Promise<Readable>;
};

const HEX = /^[0-9a-f]{64}$/;

export const openBlobs = async (folder: string): Promise<Blobs> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  const keyOf = (sha256: string): string => {
    if (!HEX.test(sha256)) throw new Error('not a blob key');
    return `${sha256.slice(0, 2)}/${sha256}`;
  };

  // flydrive writes without syncing; a file promised to the desk must outlive a power cut.
  const writeSynced = async (target: string, bytes: Uint8Array): Promise<void> => {
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const temporary = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(temporary, target);
    } catch (error) {
      await unlink(temporary).catch(() => {});
      throw error;
    }
    const parent = await open(path.dirname(target), 'r');
    try {
      await parent.sync();
    } finally {
      await parent.close();
    }
  };

  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const target = path.join(folder, keyOf(sha256));
      const there = await stat(target).catch(() => null);
      if (there?.size !== bytes.byteLength) await writeSynced(target, bytes);
      return sha256;
    },
    has: (sha256) => disk.exists(keyOf(sha256)),
    // Not by flydrive: of an empty file it gives the 64 KB of memory that happened to lie behind it.
    read: async (sha256) => readFile(path.join(folder, keyOf(sha256))),
    stream: (sha256) => disk.getStream(keyOf(sha256)),
  };
};
