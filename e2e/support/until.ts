/** Waits until `look` gives something; fails with `what` after `limit` milliseconds. */
export const until = async <T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  limit = 20_000,
): Promise<T> => {
  const start = Date.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() - start > limit) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
};
