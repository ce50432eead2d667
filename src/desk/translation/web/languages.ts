import { useMemo } from 'react';
import { useLocale } from '#ground/web/words.tsx';

/** Names a language in the language in use: « espagnol », “Spanish”. */
export const useLanguageName = (): ((code: string) => string) => {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return (code) => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    };
  }, [locale]);
};
