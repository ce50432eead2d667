import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2) as unknown as (
  algorithm: 'argon2id',
  parameters: {
    message: Buffer;
    nonce: Buffer;
    parallelism: number;
    tagLength: number;
    memory: number;
    passes: number;
  },
) => Promise<Buffer>;

/** OWASP's argon2id setting of 19 MiB and two passes: 48 ms on a small machine. */
const SETTING = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 };
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const b64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', {
    message: Buffer.from(password.normalize('NFC')),
    nonce,
    ...SETTING,
  });
  return `$argon2id$v=19$m=${SETTING.memory},t=${SETTING.passes},p=${SETTING.parallelism}$${b64(nonce)}$${b64(tag)}`;
};

let atOnce = 0;
const queue: (() => void)[] = [];
/** More than this at once would be a way to fill the memory. */
const MOST_AT_ONCE = 4;

/** Takes as long for a login that does not exist (hash null) as for one that does. */
export const checkPassword = async (password: string, hash: string | null): Promise<boolean> => {
  if (atOnce >= MOST_AT_ONCE) await new Promise<void>((resolve) => queue.push(resolve));
  atOnce++;
  try {
    const match = PHC.exec(hash ?? '');
    const nonce = match ? Buffer.from(match[4]!, 'base64') : Buffer.alloc(16);
    const setting = match
      ? {
          memory: Number(match[1]),
          passes: Number(match[2]),
          parallelism: Number(match[3]),
          tagLength: 32,
        }
      : SETTING;
    const tag = await derive('argon2id', {
      message: Buffer.from(password.normalize('NFC')),
      nonce,
      ...setting,
    });
    return match !== null && timingSafeEqual(tag, Buffer.from(match[5]!, 'base64'));
  } finally {
    atOnce--;
    queue.shift()?.();
  }
};
