/** The value at `incoming.host` or `senders.0.address`; undefined where there is nothing. */
export const valueAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key], value);

/** A copy with that one value replaced; all that the path does not touch stays the same object. */
export const withValueAt = <T>(value: T, path: string, replacement: unknown): T => {
  const [key, ...rest] = path.split('.') as [string, ...string[]];
  const inner = (value as Record<string, unknown> | undefined)?.[key];
  const next = rest.length === 0 ? replacement : withValueAt(inner, rest.join('.'), replacement);
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === key ? next : each)) as T;
  return { ...value, [key]: next };
};
