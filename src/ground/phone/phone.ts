import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

export type Phone = {
  /** With its plus (ITU-T E.164): +15145550123. */
  e164: string;
  /** As it is written abroad: +1 514 555 0123. */
  shown: string;
  /** ISO 3166 alpha-2; null: a number of no country. */
  country: string | null;
};

/**
 * A telephone number as people write it; null: it is none, or one that no telephone has. `country`: of whoever writes it
 * without its plus.
 */
export const readPhone = (text: string, country = 'CA'): Phone | null => {
  const parsed = parsePhoneNumberFromString(text.trim().replace(/^00/, '+'), country as CountryCode);
  if (!parsed?.isPossible()) return null;
  return { e164: parsed.number, shown: parsed.formatInternational(), country: parsed.country ?? null };
};

/** As people read it; what is no number stays as it is. */
export const showPhone = (text: string): string => readPhone(text)?.shown ?? text;

/** Of a text that may be a number alone, as one that nobody has named; any other stays as it is. */
export const showIfPhone = (text: string): string => (/^\+\d{7,15}$/.test(text) ? showPhone(text) : text);
