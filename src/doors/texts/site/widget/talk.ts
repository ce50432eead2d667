import type { SiteState } from '../limits.ts';

/** 'away': nobody answers; 'many': later; 'unknown': the house does not know this visitor; 'refused': not from here. */
export type Trouble = 'away' | 'many' | 'unknown' | 'refused';
export class NotSaid extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}
const TROUBLES: Readonly<Record<number, Trouble>> = { 400: 'refused', 403: 'refused', 404: 'unknown', 429: 'many' };

/** Asks the house, without any cookie. Null: nothing new. @throws {NotSaid} */
export const createTalk = (base: string) => {
  const ask = async (name: string, about: object, signal?: AbortSignal): Promise<unknown> => {
    let answer: Response;
    try {
      answer = await fetch(`${base}/${name}`, {
        method: 'POST',
        mode: 'cors',
        credentials: 'omit',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(about),
        signal: signal ?? AbortSignal.timeout(20_000),
      });
    } catch {
      throw new NotSaid('away');
    }
    if (answer.status === 204) return null;
    if (!answer.ok) throw new NotSaid(TROUBLES[answer.status] ?? 'away');
    return answer.json().catch(() => {
      throw new NotSaid('away');
    });
  };
  return {
    say: (said: { token: string; onceKey: string; name: string; text: string }) => ask('say', said),
    look: (about: { token: string; mark: string }, signal: AbortSignal) =>
      ask('look', about, signal) as Promise<SiteState | null>,
    seen: (about: { token: string; upTo: number; read: boolean }) => ask('seen', about),
    end: (about: { token: string }) => ask('end', about),
  };
};
