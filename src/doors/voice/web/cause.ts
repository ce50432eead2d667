import { useWords } from '#ground/web/words.tsx';
import { voiceWords } from '../words.ts';

/** Why a call ended, in the reader’s language where it has words; else as the line says it, or `other`. */
export const useCause = (): ((code: string, other?: 'cause.other') => string) => {
  const t = useWords(voiceWords);
  return (code, other) => {
    const known = [`cause.${code}`, `refused.${code}`].find((one) => one in voiceWords) ?? other;
    return known ? t(known as 'cause.other') : code;
  };
};
