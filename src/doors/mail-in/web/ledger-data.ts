import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { Tone } from '#ground/ui/parts.tsx';
import { useLanguage } from '#ground/web/words.tsx';
import { say, type Words } from '#ground/words.ts';
import type { LEDGER_STATES, ledgerRowShape } from '../contract.ts';
import { mailInWords } from '../words.ts';

export type LedgerRow = z.output<typeof ledgerRowShape>;
export type LedgerState = (typeof LEDGER_STATES)[number];

export const STATE_TONE: Record<LedgerState, Tone> = {
  received: 'accent',
  threaded: 'ok',
  duplicate: 'plain',
  loop: 'plain',
  spam: 'plain',
  quarantined: 'warn',
  refused: 'bad',
};

/** Why a mail is where it is; what has no words yet is shown as it is written. */
export const useReason = (): ((row: LedgerRow) => string) => {
  const language = useLanguage();
  const words: Words = mailInWords;
  return ({ state, reason }) => {
    const sentence = reason ? words[`reason.${reason}`] : null;
    return sentence ? say(sentence, language) : reason || say(mailInWords[`state.${state}.why`], language);
  };
};

const SETTLE_MS = 300;

/** What is typed, once the typing pauses. */
export const useSettled = (text: string): string => {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** The server sends bytes as Latin-1; a mail in raw UTF-8 reads better as such. */
export const readableSource = (latin1: string): string => {
  const bytes = Uint8Array.from(latin1, (sign) => sign.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return latin1;
  }
};
