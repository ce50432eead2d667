import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';

/** Seals secrets at rest (AES-256-GCM) and signs tokens, both under one key kept beside the data. */
export type Seal = {
  seal(plain: string): string;
  open(sealed: string): string;
  /** Short URL-safe signature of a text. */
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
};

const KEY_FILE = 'secret.key';

/** The key of this folder, made on first use. Two houses that begin together in one folder end with the same one. */
const readKey = async (dataDir: string): Promise<Buffer> => {
  const file = path.join(dataDir, KEY_FILE);
  const mine = path.join(dataDir, `${KEY_FILE}.${randomUUID()}`);
  if (!existsSync(file)) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const made = await open(mine, 'wx', 0o600);
    try {
      await made.writeFile(randomBytes(32).toString('hex'));
      await made.sync();
    } finally {
      await made.close();
    }
    // Whole or not there: whoever links first wins.
    await link(mine, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await unlink(mine);
  }
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'hex');
  if (key.length !== 32) throw new Error(`${file} does not hold a key`);
  return key;
};

export const openSeal = async (dataDir: string): Promise<Seal> => {
  const key = await readKey(dataDir);
  const signature = (text: string): Buffer => createHmac('sha256', key).update(text).digest().subarray(0, 12);
  return {
    seal(plain) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
    sign: (text) => signature(text).toString('base64url'),
    verify(text, given) {
      const bytes = Buffer.from(given, 'base64url');
      const right = signature(text);
      return bytes.length === right.length && timingSafeEqual(bytes, right);
    },
  };
};
