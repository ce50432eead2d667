import { useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { isAddress } from '#ground/mail-address/rules.ts';
import { useAsk } from '#ground/web/query.ts';
import { findRecipients } from '../contract.ts';
import { formatRecipients, parseRecipients, type Recipient } from './recipients.ts';

/** Quiet after the last key before the directory is asked. */
const ASK_AFTER_MS = 150;

/** What is typed into a recipients' field, and whom the directory knows by it. */
export const useRecipientInput = (
  value: readonly Recipient[],
  on: {
    add: (more: readonly Recipient[], place?: number) => void;
    /** Back from the input to the last chip. */
    back: () => void;
    removeLast: () => void;
  },
) => {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  /** Who is being changed, and where they stood. */
  const edited = useRef<{ one: Recipient; place: number }>(null);
  const [query] = useDebouncedValue(typed.trim(), ASK_AFTER_MS);
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const found = useAsk(findRecipients, { query }, { enabled: query !== '', keepPrevious: true });
  const taken = new Set(value.map(({ address }) => address.toLowerCase()));
  const entries =
    query === '' || typed.trim() === ''
      ? []
      : (found.data?.entries ?? []).filter((entry) => !taken.has(entry.address.toLowerCase()));

  const add = (more: readonly Recipient[]): void => {
    if (more.length > 0) on.add(more, edited.current?.place);
    edited.current = null;
    setTyped('');
    store.closeDropdown();
  };
  const type = (text: string): void => {
    if (/[,;]\s*$/.test(text) && text.replace(/[,;]\s*$/, '').trim()) return add(parseRecipients(text));
    setTyped(text);
    if (text.trim()) store.openDropdown();
    else store.closeDropdown();
    store.resetSelectedOption();
  };
  const onEscape = (event: KeyboardEvent): void => {
    if (!store.dropdownOpened && !edited.current && typed === '') return;
    // Taken here: it does not put the reply box away.
    event.preventDefault();
    event.stopPropagation();
    if (edited.current) add([edited.current.one]);
    else if (!store.dropdownOpened) setTyped('');
    store.closeDropdown();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    if (event.key === 'Backspace' && typed === '') on.removeLast();
    else if (event.key === 'ArrowLeft' && atStart && value.length > 0) {
      event.preventDefault();
      on.back();
    } else if (event.key === 'Escape') onEscape(event);
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && store.getSelectedOptionIndex() === -1) {
      event.preventDefault();
      if (typed.trim()) add(parseRecipients(typed));
    }
  };
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    const pasted = parseRecipients(text);
    if (pasted.length < 2 && !pasted.some(({ address }) => isAddress(address))) return;
    event.preventDefault();
    add(typed.trim() ? parseRecipients(`${typed}${text}`) : pasted);
  };
  return {
    input,
    typed,
    store,
    entries,
    /** Nothing to show yet. */
    hidden: query === '' || (entries.length === 0 && !found.isSuccess),
    add,
    /** A chip becomes text again; what was being typed is added first. */
    edit: (one: Recipient, place: number): void => {
      if (typed.trim()) add(parseRecipients(typed));
      edited.current = { one, place };
      setTyped(formatRecipients([one]));
      requestAnimationFrame(() => {
        input.current?.focus();
        input.current?.select();
      });
    },
    handlers: {
      onChange: (event: { currentTarget: HTMLInputElement }) => type(event.currentTarget.value),
      onKeyDown,
      onPaste,
      onBlur: () => add(parseRecipients(typed)),
    },
  };
};
