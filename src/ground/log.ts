/** One JSON line per entry on stderr. Values named like secrets never leave. */
type Facts = Record<string, unknown>;
const LEVELS = { debug: 10, info: 20, warn: 30, error: 40 } as const;
type Level = keyof typeof LEVELS;

const SECRET = /pass(word)?|secret|token|cookie|authorization|api_?key/i;

const hush = (key: string, value: unknown): unknown => {
  if (SECRET.test(key) && typeof value === 'string') return '[hidden]';
  if (value instanceof Error)
    return { message: value.message, code: (value as { code?: unknown }).code, stack: value.stack, cause: value.cause };
  return value;
};

const threshold = LEVELS[(process.env['LOG_LEVEL'] as Level) ?? 'warn'] ?? LEVELS.warn;

const write = (level: Level, message: string, facts: Facts = {}): void => {
  if (LEVELS[level] < threshold) return;
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts }, hush)}\n`);
};

export const log = {
  debug: (message: string, facts?: Facts) => write('debug', message, facts),
  info: (message: string, facts?: Facts) => write('info', message, facts),
  warn: (message: string, facts?: Facts) => write('warn', message, facts),
  error: (message: string, facts?: Facts) => write('error', message, facts),
};
