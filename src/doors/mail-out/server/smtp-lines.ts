import { openSmtpLine, SMTP_LIMITS, type SmtpLimits, type SmtpLine, type SmtpSettings } from './smtp-line.ts';

/** Milliseconds that an unused connection stays open: most servers close it themselves after a minute. */
const IDLE = 20_000;

/** Connections kept for the next message, one set for each way of signing in: changed settings never reuse an old one. */
export const createSmtpLines = (limits: SmtpLimits = SMTP_LIMITS) => {
  const idle = new Map<string, { line: SmtpLine; timer: NodeJS.Timeout }[]>();
  let closed = false;

  const forget = (key: string, line: SmtpLine): void => {
    const rest = (idle.get(key) ?? []).filter((one) => one.line !== line);
    if (rest.length > 0) idle.set(key, rest);
    else idle.delete(key);
  };
  const takeIdle = (key: string): SmtpLine | null => {
    for (let one = idle.get(key)?.at(-1); one; one = idle.get(key)?.at(-1)) {
      clearTimeout(one.timer);
      forget(key, one.line);
      if (one.line.usable()) return one.line;
    }
    return null;
  };

  return {
    /** An open line, and whether it has been used before (it may turn out to be cut). Throws SmtpFailure. */
    async take(settings: SmtpSettings): Promise<{ line: SmtpLine; used: boolean }> {
      const kept = takeIdle(JSON.stringify(settings));
      return kept ? { line: kept, used: true } : { line: await openSmtpLine(settings, limits), used: false };
    },
    giveBack(settings: SmtpSettings, line: SmtpLine): void {
      if (closed) return line.close();
      if (!line.usable()) return;
      const key = JSON.stringify(settings);
      const timer = setTimeout(() => {
        forget(key, line);
        line.close();
      }, IDLE);
      timer.unref();
      idle.set(key, [...(idle.get(key) ?? []), { line, timer }]);
    },
    close(): void {
      closed = true;
      for (const lines of idle.values())
        for (const { line, timer } of lines) {
          clearTimeout(timer);
          line.close();
        }
      idle.clear();
    },
  };
};
export type SmtpLines = ReturnType<typeof createSmtpLines>;
