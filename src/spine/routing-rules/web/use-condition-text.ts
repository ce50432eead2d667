import { useMemo } from 'react';
import { useLocale, useWords } from '#ground/web/words.tsx';
import { useTags } from '#spine/tags/web/parts.tsx';
import type { Condition, ConditionField } from '../contract.ts';
import { conditionWords } from '../words.ts';

type Held = { field: ConditionField; not: boolean; found: string };
type Names = ReadonlyMap<number, string>;

/** fr → français */
export const useLanguageNames = (): ((code: string) => string) => {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return (code) => names.of(code) ?? code;
  }, [locale]);
};

/** What held, in a few words; `mailboxes`: addresses by id. */
export const useHeldText = (mailboxes: Names): ((held: Held) => string) => {
  const t = useWords(conditionWords);
  const languageName = useLanguageNames();
  const tags = useTags();
  return ({ field, not, found }) => {
    const each = found.split(',').map((one) => one.trim());
    const what =
      field === 'mailbox'
        ? each.map((id) => mailboxes.get(Number(id)) ?? '–').join(', ')
        : field === 'contact-tags'
          ? each.map((id) => tags.find((tag) => tag.id === Number(id))?.name ?? '–').join(', ')
          : field === 'language' || field === 'contact-language'
            ? each.map(languageName).join(', ')
            : found;
    return t(`${not ? 'not' : 'is'}.${field}`, { what });
  };
};

const saidOf = (one: Condition): string => {
  if (one.field === 'mailbox') return one.mailboxIds.join(',');
  if (one.field === 'contact-tags') return one.tagIds.join(',');
  if (one.field === 'time') return `${one.from}–${one.to}`;
  if (one.field === 'attachments') return '';
  return ('words' in one ? one.words : one.languages).join(', ');
};

/** A condition as it was written, in a few words. */
export const useConditionText = (mailboxes: Names): ((condition: Condition) => string) => {
  const text = useHeldText(mailboxes);
  return (condition) => text({ field: condition.field, not: condition.not, found: saidOf(condition) });
};
