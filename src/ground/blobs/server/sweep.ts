import { link, readdir, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';

/** Those of these keys that somebody refers to. */
export type Referenced = (keys: readonly string[]) => Promise<ReadonlySet<string>>;

const KEY = /^[0-9a-f]{64}$/;
const LEAVING = '.leaving';

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);
const lastPut = async (file: string): Promise<Date | null> =>
  stat(file).then(
    (found) => found.mtime,
    () => null,
  );

/** Back under its name; if it was written anew meanwhile, that one is the same. */
const putBack = async (leaving: string, target: string): Promise<void> => {
  await link(leaving, target).catch(() => {});
  await unlink(leaving).catch(() => {});
};

/**
 * A file may be put again in the very moment in which it is taken away. It first changes its name: whoever puts it
 * after that finds none and writes it anew; whoever put it before has made it young, which is seen now, and it returns.
 */
const takeAway = async (target: string, key: string, referenced: Referenced, olderThan: Date): Promise<boolean> => {
  const leaving = `${target}${LEAVING}`;
  // Another process sweeps too, and was first.
  if (
    !(await rename(target, leaving).then(
      () => true,
      () => false,
    ))
  )
    return false;
  const put = await lastPut(leaving);
  if (put && put < olderThan && !(await referenced([key])).has(key)) {
    await unlink(leaving);
    return true;
  }
  await putBack(leaving, target);
  return false;
};

/** See `Blobs.forget`. */
export const forgetBlobs = async (
  folder: string,
  keys: readonly string[],
  referenced: Referenced,
  olderThan: Date,
): Promise<number> => {
  let taken = 0;
  for (const key of keys.filter((one) => KEY.test(one)))
    if (await takeAway(path.join(folder, key.slice(0, 2), key), key, referenced, olderThan)) taken += 1;
  return taken;
};

/** See `Blobs.sweep`. Asks about a folder of keys at a time; there are 256. */
export const sweepBlobs = async (folder: string, referenced: Referenced, olderThan: Date): Promise<number> => {
  let taken = 0;
  const isOld = async (file: string): Promise<boolean> => {
    const put = await lastPut(file);
    return put !== null && put < olderThan;
  };
  for (const name of await namesIn(folder)) {
    const inside = path.join(folder, name);
    // A write that its process did not live to end.
    if (name.startsWith('incoming.') && (await isOld(inside))) await unlink(inside);
    if (!/^[0-9a-f]{2}$/.test(name)) continue;
    const files = await namesIn(inside);
    for (const file of files)
      if (file.endsWith(LEAVING) && (await isOld(path.join(inside, file))))
        await putBack(path.join(inside, file), path.join(inside, file.slice(0, -LEAVING.length)));
    const keys = files.filter((file) => KEY.test(file));
    const kept = keys.length === 0 ? new Set<string>() : await referenced(keys);
    for (const key of keys) {
      const target = path.join(inside, key);
      if (!kept.has(key) && (await isOld(target)) && (await takeAway(target, key, referenced, olderThan))) taken += 1;
    }
  }
  return taken;
};
