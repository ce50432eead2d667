import { useState } from 'react';
import { announce } from '#ground/web/announce.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { Recipients } from '../recipients/rules.ts';
import { composeWords } from '../words.ts';
import {
  addressed,
  FIELD_NAMES,
  putIn,
  sameAddress,
  type FieldName,
  type Lists,
  type Recipient,
} from './recipients.ts';

const namesOf = (list: readonly Recipient[]): string => list.map(({ name, address }) => name || address).join(', ');

/** All that is done to the recipients, and said of it to who does not see it. */
export const useRecipients = (lists: Lists, onChange: (change: Lists) => void) => {
  const t = useWords(composeWords);
  /** Fields shown because they were asked for; with somebody in it, one is shown anyway. */
  const [asked, setAsked] = useState<readonly FieldName[]>([]);
  /** The chip that the keyboard moved, to be found again in its new field. */
  const [followed, setFollowed] = useState<{ field: FieldName; address: string } | null>(null);

  const put = (field: FieldName, more: readonly Recipient[], place?: number): void => {
    const done = putIn(lists, field, more, place);
    onChange(done.lists);
    const said = [
      done.moved.length > 0 && t('recipient.moved', { names: namesOf(done.moved), field: t(field) }),
      done.doubled.length > 0 && t('recipient.doubled', { names: namesOf(done.doubled) }),
    ];
    if (said.some(Boolean)) announce(said.filter(Boolean).join(' '));
  };
  return {
    asked,
    followed,
    ask: (field: FieldName) => setAsked([...asked, field]),
    put,
    remove: (field: FieldName, gone: readonly Recipient[]): void =>
      onChange({ ...lists, [field]: lists[field].filter((one) => !gone.includes(one)) }),
    /** By one field up or down: the focus follows. */
    move: (from: FieldName, moved: readonly Recipient[], to: FieldName | -1 | 1): void => {
      const field = typeof to === 'string' ? to : FIELD_NAMES[FIELD_NAMES.indexOf(from) + to];
      const first = moved[0];
      if (!field || !first) return;
      if (!asked.includes(field)) setAsked([...asked, field]);
      put(field, moved);
      setFollowed({ field, address: first.address });
    },
    fix: (field: FieldName, one: Recipient, address: string): void => {
      const place = lists[field].findIndex((each) => sameAddress(each, one));
      const rest = { ...lists, [field]: lists[field].filter((each) => !sameAddress(each, one)) };
      onChange(putIn(rest, field, [{ name: one.name, address }], place).lists);
      announce(t('recipient.fixed', { address }));
    },
    address: (usual: Recipients, to: 'one' | 'all'): void => {
      onChange(addressed(lists, usual, to));
      announce(t(`reply-to.${to}.heard`));
    },
  };
};
