import { LOCALE, type Language } from '#ground/words.ts';

export type Moments = {
  /** lundi 3 novembre 2026, 10:44 */
  full(at: Date): string;
  /** 3 novembre 2026 */
  day(at: Date): string;
  /** 2026-11-03 */
  iso(at: Date): string;
  /** America/Toronto (HNE) */
  zone(at: Date): string;
};

/** How moments are written in that zone; null when there is no such zone. */
export const momentsIn = (language: Language, timeZone: string): Moments | null => {
  const locale = LOCALE[language];
  try {
    const fullOf = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone });
    const dayOf = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
    // In 24 hours and with a colon in both languages, as on the desk.
    const timeOf = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
    const isoOf = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
    const zoneOf = new Intl.DateTimeFormat(locale, { timeZoneName: 'short', timeZone });
    return {
      full: (at) => `${fullOf.format(at)}, ${timeOf.format(at)}`,
      day: (at) => dayOf.format(at),
      iso: (at) => isoOf.format(at),
      zone: (at) => {
        const short = zoneOf.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value;
        return short === undefined || short === timeZone ? timeZone : `${timeZone} (${short})`;
      },
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};
