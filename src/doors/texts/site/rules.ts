/** Sites on which the chat may stand, one a line, as browsers say them: https://www.exemple.ca */
export const originsOf = (setting: string): { origins: string[]; wrong: string | null } => {
  const lines = setting
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const origins = lines.map((line) => (/^https?:\/\//.test(line) && URL.canParse(line) ? new URL(line).origin : null));
  const at = origins.indexOf(null);
  return { origins: origins.filter((one) => one !== null), wrong: at === -1 ? null : lines[at]! };
};

/** `own`: origins of the house itself, on which its trial page stands. */
export const mayAsk = (origin: string | undefined, setting: string, own: readonly string[]): boolean =>
  origin !== undefined && (own.includes(origin) || originsOf(setting).origins.includes(origin));

/** So many within a minute of each key, and no more. */
export const createAllowance = (perMinute: number, now: () => number = Date.now) => {
  let began = now();
  let taken = new Map<string, number>();
  return (key: string): boolean => {
    if (now() - began >= 60_000) [began, taken] = [now(), new Map()];
    const before = taken.get(key) ?? 0;
    taken.set(key, before + 1);
    return before < perMinute;
  };
};
