import { Combobox } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '#ground/web/words.tsx';
import { composeWords } from '../words.ts';
import { dragRecipients, useChipDrop } from './chip-drag.ts';
import { ChipMenu } from './ChipMenu.tsx';
import { DirectoryOptions } from './DirectoryOptions.tsx';
import { RecipientChip } from './RecipientChip.tsx';
import type { FieldName, Recipient } from './recipients.ts';
import { useChips } from './use-chips.ts';
import { useInside } from './use-inside.ts';
import { useRecipientInput } from './use-recipient-input.ts';

/** Beyond so many, a field that is not being worked in shows the first few and how many more there are. */
const FOLD_ABOVE = 6;
const SHOWN_FOLDED = 4;

export type RecipientFieldProps = {
  field: FieldName;
  value: readonly Recipient[];
  /** Into this field, wherever they stand now. */
  onPut: (more: readonly Recipient[], place?: number) => void;
  onRemove: (gone: readonly Recipient[]) => void;
  onMove: (moved: readonly Recipient[], to: FieldName | -1 | 1) => void;
  onFix: (one: Recipient, address: string) => void;
  autoFocus?: boolean;
  /** Address of a chip that was moved here by the keyboard: the focus follows it. */
  focusOn?: string | null;
};

/** Addresses as chips, typed, pasted as a list, found in the directory or dragged here (R17, R18, R39). */
export const RecipientField = (props: RecipientFieldProps) => {
  const { field, value, onPut, onRemove, autoFocus = false } = props;
  const t = useWords(composeWords);
  const inputId = useId();
  const root = useRef<HTMLDivElement>(null);
  const { inside, enter, leave } = useInside(root);
  const [menu, setMenu] = useState<{ one: Recipient; left: number; top: number } | null>(null);

  const entry = useRecipientInput(value, {
    add: onPut,
    back: () => chips.focus(value.length - 1),
    removeLast: () => onRemove(value.slice(-1)),
  });
  const { input } = entry;
  const remove = (gone: readonly Recipient[]): void => {
    onRemove(gone);
    chips.clear();
    input.current?.focus();
  };
  const edit = (one: Recipient): void => {
    entry.edit(one, value.indexOf(one));
    onRemove([one]);
  };
  const chips = useChips(value, {
    remove,
    edit,
    shift: (moved, by) => {
      chips.clear();
      props.onMove(moved, by);
    },
    leave: () => input.current?.focus(),
  });
  const drop = useChipDrop(onPut);

  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus, input]);
  const { focusOn } = props;
  useEffect(() => {
    if (focusOn) root.current?.querySelector<HTMLElement>(`[data-chip="${CSS.escape(focusOn)}"]`)?.focus();
  }, [focusOn]);

  const openMenu = (one: Recipient, chip: Element): void => {
    const [box, from] = [chip.getBoundingClientRect(), root.current!.getBoundingClientRect()];
    setMenu({ one, left: box.left - from.left, top: box.bottom - from.top });
  };
  const folded = !inside && menu === null && value.length > FOLD_ABOVE;
  const shown = folded ? value.slice(0, SHOWN_FOLDED) : value;
  return (
    <div className="rcpt" ref={root} {...drop}>
      <label htmlFor={inputId}>{t(field)}</label>
      <Combobox
        store={entry.store}
        position="top-start"
        width={340}
        onOptionSubmit={(address) => {
          const found = entry.entries.find((each) => each.address === address);
          if (found) entry.add([{ name: found.name, address: found.address }]);
        }}
      >
        <Combobox.DropdownTarget>
          {/* The field is larger than its input: a click beside it means it. */}
          <div
            className="rcpt-field"
            onFocus={enter}
            onBlur={(event) => {
              if (event.currentTarget.contains(event.relatedTarget)) return;
              leave();
              chips.clear();
            }}
            onMouseDown={(event) =>
              event.target === event.currentTarget && (event.preventDefault(), input.current?.focus())
            }
          >
            <ul ref={chips.list} aria-label={t('recipients.in', { field: t(field) })}>
              {shown.map((one, at) => (
                <RecipientChip
                  key={one.address}
                  one={one}
                  chosen={chips.chosen.has(one.address)}
                  onRemove={() => remove([one])}
                  onDragStart={(event) => dragRecipients(event, chips.meant(one))}
                  handlers={{
                    onKeyDown: (event) => chips.onKeyDown(event, at),
                    onClick: (event) => chips.onClick(event, at),
                    onDoubleClick: () => edit(one),
                    onCopy: (event) => chips.onCopy(event, at, false),
                    onCut: (event) => chips.onCopy(event, at, true),
                    onContextMenu: (event) => {
                      event.preventDefault();
                      openMenu(one, event.currentTarget);
                    },
                  }}
                />
              ))}
            </ul>
            {folded && (
              <button
                type="button"
                className="rcpt-more"
                aria-label={t('recipients.more', { count: value.length - SHOWN_FOLDED })}
                onClick={() => input.current?.focus()}
              >
                + {value.length - SHOWN_FOLDED}
              </button>
            )}
            <Combobox.EventsTarget withExpandedAttribute>
              <input
                ref={input}
                id={inputId}
                role="combobox"
                aria-autocomplete="list"
                aria-describedby={value.length > 0 ? `${inputId}-help` : undefined}
                autoComplete="off"
                spellCheck={false}
                value={entry.typed}
                {...entry.handlers}
              />
            </Combobox.EventsTarget>
            <span id={`${inputId}-help`} className="visually-hidden">
              {t('recipients.help', { count: value.length })}
            </span>
          </div>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown hidden={entry.hidden}>
          <DirectoryOptions label={t(field)} entries={entry.entries} typed={entry.typed} />
        </Combobox.Dropdown>
      </Combobox>
      {menu && (
        <ChipMenu
          one={menu.one}
          at={menu}
          field={field}
          onEdit={() => edit(menu.one)}
          onCopy={() => {
            root.current?.querySelector<HTMLElement>(`[data-chip="${CSS.escape(menu.one.address)}"]`)?.focus();
            // Works without the permission, and off HTTPS: it goes through the chip's own copy event.
            document.execCommand('copy');
          }}
          onMove={(to) => props.onMove(chips.meant(menu.one), to)}
          onFix={(address) => props.onFix(menu.one, address)}
          onRemove={() => remove(chips.meant(menu.one))}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  );
};
