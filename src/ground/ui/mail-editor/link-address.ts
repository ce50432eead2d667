import { isAddress } from '#ground/mail-address/rules.ts';

/** The address of a link from what was typed; null when it is none, or of a kind that could run. */
export const linkAddress = (typed: string): string | null => {
  const text = typed.trim();
  if (/^(?:https?:\/\/[^\s/]|mailto:[^\s]|tel:[+\d])/i.test(text)) return text;
  if (isAddress(text)) return `mailto:${text}`;
  return /^[^\s:/]+\.[^\s:/.]{2,}(?:[:/?#]\S*)?$/.test(text) ? `https://${text}` : null;
};
