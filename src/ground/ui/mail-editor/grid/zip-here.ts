import { strToU8, zipSync, type Zippable } from 'fflate/browser';

export { strToU8, zipSync };

/**
 * Stands for `fflate` in the web page (vite.config.ts): the library's own `zip` compresses in a worker made of a blob:
 * address, which the page's policy refuses without a word. We are in a worker already.
 */
export const zip = (files: Zippable, done: (error: Error | null, archive: Uint8Array | null) => void): void =>
  done(null, zipSync(files));
