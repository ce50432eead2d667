import { Combobox, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { isAddress } from '#ground/mail-address/rules.ts';
import { Avatar, TextChip } from '#ground/ui/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { findRecipients } from '../contract.ts';
import { composeWords } from '../words.ts';
import { addRecipients, parseRecipients, type Recipient } from './recipients.ts';

/** Quiet after the last key before the directory is asked. */
const ASK_AFTER_MS = 150;

export type RecipientFieldProps = {
  label: string;
  value: readonly Recipient[];
  onChange: (value: Recipient[]) => void;
  autoFocus?: boolean;
};

/** Addresses as chips, typed, pasted as a list, or found in the directory (R17, R18, R39). */
export const RecipientField = ({ label, value, onChange, autoFocus = false }: RecipientFieldProps) => {
  const t = useWords(composeWords);
  const inputId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), ASK_AFTER_MS);
  const store = useCombobox({ onDropdownClose: () => store.resetSelectedOption() });
  const found = useAsk(findRecipients, { query }, { enabled: query !== '', keepPrevious: true });
  const taken = new Set(value.map(({ address }) => address.toLowerCase()));
  const entries =
    query === '' || typed.trim() === ''
      ? []
      : (found.data?.entries ?? []).filter((entry) => !taken.has(entry.address.toLowerCase()));

  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  const add = (more: readonly Recipient[]): void => {
    if (more.length > 0) onChange(addRecipients(value, more));
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
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Backspace' && typed === '') onChange(value.slice(0, -1));
    else if (event.key === 'Escape' && store.dropdownOpened) event.stopPropagation();
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

  return (
    <div className="rcpt">
      <label htmlFor={inputId}>{label}</label>
      <Combobox
        store={store}
        position="top-start"
        width={340}
        onOptionSubmit={(address) => {
          const entry = entries.find((each) => each.address === address);
          if (entry) add([{ name: entry.name, address: entry.address }]);
        }}
      >
        <Combobox.DropdownTarget>
          {/* The field is larger than its input: a click beside it means it. */}
          <div
            className="rcpt-field"
            onMouseDown={(event) =>
              event.target === event.currentTarget && (event.preventDefault(), input.current?.focus())
            }
          >
            {value.map((each) => {
              const ok = isAddress(each.address);
              const name = each.name || each.address;
              return (
                <TextChip
                  key={each.address}
                  invalid={!ok}
                  title={ok ? each.address : t('recipient.invalid', { address: each.address })}
                  removeLabel={t('recipient.remove', { name })}
                  onRemove={() => {
                    onChange(value.filter(({ address }) => address !== each.address));
                    input.current?.focus();
                  }}
                >
                  <span className="rcpt-name">{name}</span>
                  {!ok && <span className="visually-hidden">{t('recipient.invalid', { address: each.address })}</span>}
                </TextChip>
              );
            })}
            <Combobox.EventsTarget withExpandedAttribute>
              <input
                ref={input}
                id={inputId}
                role="combobox"
                aria-autocomplete="list"
                autoComplete="off"
                spellCheck={false}
                value={typed}
                onChange={(event) => type(event.currentTarget.value)}
                onKeyDown={onKeyDown}
                onPaste={onPaste}
                onBlur={() => add(parseRecipients(typed))}
              />
            </Combobox.EventsTarget>
          </div>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown hidden={query === '' || (entries.length === 0 && !found.isSuccess)}>
          <Combobox.Options aria-label={label} mah={260} style={{ overflowY: 'auto' }}>
            {entries.map((entry) => (
              <Combobox.Option key={entry.address} value={entry.address} className="rcpt-option">
                <Avatar name={entry.name || entry.address} size={24} />
                <span>
                  <b>{entry.name || entry.address}</b>
                  <small>{entry.address}</small>
                </span>
                <small>{t(`recipient.${entry.kind}`)}</small>
              </Combobox.Option>
            ))}
            {entries.length === 0 && (
              <Combobox.Empty>
                {isAddress(typed.trim()) ? t('recipient.add', { address: typed.trim() }) : t('recipient.none')}
              </Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </div>
  );
};
