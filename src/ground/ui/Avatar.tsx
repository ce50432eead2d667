import './parts.css';
import type { CSSProperties } from 'react';

/** First letters of the first and last word; one sign for scripts without spaces. */
export const initialsOf = (name: string): string => {
  const words = name
    .replace(/[<>"'()[\]+]/g, ' ')
    .trim()
    .split(/[\s@.]+/u)
    .filter(Boolean);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
};

/** The same name always has the same colour. 0 to 359. */
export const hueOf = (name: string): number => {
  let sum = 0;
  for (const sign of name.toLowerCase()) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return (sum % 24) * 15;
};

/** Decoration beside a name that is written out, hence hidden from screen readers. Size in pixels. */
export const Avatar = ({ name, size = 28 }: { name: string; size?: number }) => (
  <span
    className="avatar"
    aria-hidden="true"
    style={{ width: size, height: size, fontSize: Math.round(size * 0.38), '--hue': hueOf(name) } as CSSProperties}
  >
    {initialsOf(name)}
  </span>
);
