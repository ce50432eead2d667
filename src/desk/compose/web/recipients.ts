import { isAddress } from '#ground/mail-address/rules.ts';

export type Recipient = { name: string; address: string };

/** Cuts a list at commas, semicolons and line ends that are neither in quotation marks nor in angle brackets. */
const parts = (text: string): string[] => {
  const found: string[] = [];
  let part = '';
  let quoted = false;
  let angled = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === '<') angled = true;
    else if (!quoted && sign === '>') angled = false;
    const ends = /[\n\r\t]/.test(sign) || ((sign === ',' || sign === ';') && !quoted && !angled);
    if (ends) {
      found.push(part);
      part = '';
      quoted = false;
      angled = false;
    } else part += sign;
  }
  return [...found, part].map((each) => each.trim()).filter(Boolean);
};

const recipientOf = (part: string): Recipient => {
  const angled = /^(.*?)\s*<\s*([^<>]*?)\s*>?$/s.exec(part);
  if (!angled) return { name: '', address: part.replace(/^mailto:/i, '') };
  const name = (angled[1] ?? '')
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replace(/\\(["\\])/g, '$1')
    .trim();
  return { name, address: (angled[2] ?? '').replace(/^mailto:/i, '') };
};

/**
 * The recipients in a typed or pasted text: `Lise Roy <lise@exemple.ca>; paul@exemple.ca`. What is no address comes
 * out too, as one, for the field to show what is wrong. Addresses apart by spaces alone are taken apart.
 */
export const parseRecipients = (text: string): Recipient[] =>
  parts(text).flatMap((part) => {
    const words = part.split(/\s+/);
    if (words.length > 1 && words.every(isAddress)) return words.map((address) => ({ name: '', address }));
    return [recipientOf(part)];
  });

/** Adds without repeating: addresses differ by more than their case. */
export const addRecipients = (list: readonly Recipient[], more: readonly Recipient[]): Recipient[] => {
  const seen = new Set(list.map(({ address }) => address.toLowerCase()));
  const added = more.filter(({ address }) => {
    const key = address.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return [...list, ...added];
};
