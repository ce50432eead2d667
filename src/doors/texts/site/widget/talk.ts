import type { ChosenFile, SiteState } from '../limits.ts';

/**
 * 'away': nobody answers; 'many': later; 'unknown': the house does not know this visitor; 'refused': not from
 * here; 'large': a file; 'gone': one that was handed over too long ago. */
export type Trouble = 'away' | 'many' | 'unknown' | 'refused' | 'large' | 'gone';
export class NotSaid extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}
const FILE_PATIENCE = 5 * 60_000;
const TROUBLES: Readonly<Record<number, Trouble>> = {
  400: 'refused',
  403: 'refused',
  404: 'unknown',
  410: 'gone',
  413: 'large',
  429: 'many',
};

/** Asks the house, without any cookie. Null: nothing new. @throws {NotSaid} */
export const createTalk = (base: string) => {
  const post = async (name: string, what: RequestInit, signal: AbortSignal): Promise<Response> => {
    let answer: Response;
    try {
      answer = await fetch(`${base}/${name}`, { method: 'POST', mode: 'cors', credentials: 'omit', signal, ...what });
    } catch {
      throw new NotSaid('away');
    }
    if (!answer.ok) throw new NotSaid(TROUBLES[answer.status] ?? 'away');
    return answer;
  };
  const jsonOf = (about: object): RequestInit => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(about),
  });
  const ask = async (name: string, about: object, signal?: AbortSignal): Promise<unknown> => {
    const answer = await post(name, jsonOf(about), signal ?? AbortSignal.timeout(20_000));
    if (answer.status === 204) return null;
    return answer.json().catch(() => {
      throw new NotSaid('away');
    });
  };
  return {
    say: (said: { token: string; onceKey: string; name: string; text: string; files: string[] }) => ask('say', said),
    hand: async (token: string, file: File): Promise<ChosenFile> => {
      const body = new FormData();
      body.set('token', token);
      body.set('file', file, file.name);
      return (await post('file', { body }, AbortSignal.timeout(FILE_PATIENCE))).json() as Promise<ChosenFile>;
    },
    fileOf: async (about: { token: string; id: number }): Promise<Blob> =>
      (await post('file-of', jsonOf(about), AbortSignal.timeout(FILE_PATIENCE))).blob(),
    look: (about: { token: string; mark: string }, signal: AbortSignal) =>
      ask('look', about, signal) as Promise<SiteState | null>,
    seen: (about: { token: string; upTo: number; read: boolean }) => ask('seen', about),
    end: (about: { token: string }) => ask('end', about),
  };
};
