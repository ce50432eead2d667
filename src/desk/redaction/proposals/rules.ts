/** What looks like something that should not lie about in a mail. */
export type Proposal = { kind: 'card' | 'iban' | 'national-id'; text: string };

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

/** ISO/IEC 7812: payment cards, and the Canadian social insurance number. */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  [...digits].toReversed().forEach((digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
};

/** ISO 13616: the letters become numbers, the first four go last, and 1 is left of it all by 97. */
export const isIban = (text: string): boolean => {
  const bare = text.replaceAll(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(bare)) return false;
  let left = 0;
  for (const sign of bare.slice(4) + bare.slice(0, 4)) {
    const value = parseInt(sign, 36);
    left = (left * (value > 9 ? 100 : 10) + value) % 97;
  }
  return left === 1;
};

/** NIR, on a French social security card: 13 digits and their key. */
const isNir = (digits: string): boolean =>
  digits.length === 15 &&
  /^[1-478]/.test(digits) &&
  97 - Number(BigInt(digits.slice(0, 13)) % 97n) === Number(digits.slice(13));
/** Canadian social insurance number: 9 digits, none begins with 0 or 8. */
const isSin = (digits: string): boolean => /^[1-79]\d{8}$/.test(digits) && passesLuhn(digits);

const LOOKS: readonly { kind: Proposal['kind']; shape: RegExp; holds: (text: string) => boolean }[] = [
  { kind: 'iban', shape: /\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z\d]{4}){2,7}(?:[ \u00a0]?[A-Z\d]{1,3})?\b/gi, holds: isIban },
  {
    kind: 'national-id',
    shape:
      /(?<!\d)[1-478][ \u00a0]?\d{2}[ \u00a0]?\d{2}[ \u00a0]?\d{2}[ \u00a0]?\d{3}[ \u00a0]?\d{3}[ \u00a0]?\d{2}(?!\d)/g,
    holds: (text) => isNir(digitsOf(text)),
  },
  {
    kind: 'card',
    shape: /(?<![\d.,])\d(?:[ \u00a0.-]?\d){12,18}(?![\d])/g,
    holds: (text) => /^[2-6]/.test(text) && passesLuhn(digitsOf(text)),
  },
  // In groups only: nine digits in a row are an order number.
  {
    kind: 'national-id',
    shape: /(?<!\d)\d{3}[ \u00a0-]\d{3}[ \u00a0-]\d{3}(?!\d)/g,
    holds: (text) => isSin(digitsOf(text)),
  },
  { kind: 'national-id', shape: /(?<!\d)(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?!\d)/g, holds: () => true },
];

/** Numbers of cards, accounts and people in a text, each once, in the order in which they stand. */
export const proposalsIn = (text: string): Proposal[] => {
  const found: (Proposal & { at: number; end: number })[] = [];
  for (const { kind, shape, holds } of LOOKS)
    for (const match of text.matchAll(shape)) {
      const [at, end] = [match.index, match.index + match[0].length];
      const taken = found.some((one) => at < one.end && one.at < end);
      if (!taken && holds(match[0])) found.push({ kind, text: match[0], at, end });
    }
  const once = new Map(found.toSorted((a, b) => a.at - b.at).map((one) => [one.text, one]));
  return [...once.values()].map(({ kind, text: what }) => ({ kind, text: what }));
};
