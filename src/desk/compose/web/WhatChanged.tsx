import { IconUsers } from '#ground/ui/icons.ts';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import { LOCALE } from '#ground/words.ts';
import { whatChanged, type Change, type Usual } from '../recipients/rules.ts';
import { composeWords } from '../words.ts';
import type { Lists } from './recipients.ts';

/** More names than this would hide what matters. */
const MOST_NAMES = 3;

/** One sentence right above the send bar: who reads along that did not, or no longer does. Nothing when all is as usual. */
export const WhatChanged = ({ usual, values }: { usual: Usual | null; values: Lists }) => {
  const t = useWords(composeWords);
  const language = useLanguage();
  const changes = whatChanged(usual, [...values.to, ...values.cc, ...values.bcc]);
  const listed = (all: readonly string[]): string => {
    const shown = all.length > MOST_NAMES + 1 ? all.slice(0, MOST_NAMES) : all;
    const more = all.length - shown.length;
    const list = more > 0 ? [...shown, t('changed.more', { count: more })] : shown;
    return new Intl.ListFormat(LOCALE[language], { type: 'conjunction' }).format(list);
  };
  const part = (change: Change): string => {
    const names = 'who' in change ? change.who.map(({ name, address }) => name || address) : change.domains;
    return t(`changed.${change.code}`, { names: listed(names), count: names.length });
  };
  const moved = changes.filter(({ code }) => code !== 'no-reply');
  const unread = changes.filter(({ code }) => code === 'no-reply');
  return (
    <p
      className="comp-changed"
      role="status"
      data-strange={changes.some(({ code }) => code === 'new-domain') || undefined}
    >
      {changes.length > 0 && (
        <>
          <IconUsers size={14} aria-hidden="true" />
          <span>
            {moved.length > 0 && t('changed', { changes: moved.map(part).join(', ') })} {unread.map(part).join(' ')}
          </span>
        </>
      )}
    </p>
  );
};
