import { log } from '#ground/log.ts';

type Detector = { detect(text: string): { language: string; isReliable(): boolean } };
let detector: Promise<Detector | null> | null = null;

/** Read once, when a rule first asks: its tables take 80 MB and half a second. */
export const languageReader = (): Promise<Detector | null> =>
  (detector ??= import('eld/extrasmall').then(
    ({ eld }) => eld,
    (error: unknown) => {
      log.error('languages cannot be told apart', { error });
      return null;
    },
  ));

/** The first lines tell it; more of them would only cost. */
const ENOUGH = 400;

/** ISO 639-1; null when the words are too few to tell. */
export const languageOf = (reader: Detector | null, subject: string, text: string): string | null => {
  if (!reader) return null;
  const body = text
    .slice(0, ENOUGH)
    .replace(/\S*[@/]\S*/g, ' ')
    .trim();
  const result = reader.detect(body.length >= 12 ? body : `${subject.slice(0, ENOUGH)} ${body}`);
  return result.isReliable() && result.language ? result.language : null;
};
