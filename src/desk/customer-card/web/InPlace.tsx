import { ActionIcon, Button } from '@mantine/core';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { ErrorNote } from '#ground/ui/parts.tsx';
import { IconCheck, IconX } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { customerCardWords } from '../words.ts';
import { useInPlace } from './use-in-place.ts';

export type Choice = { value: string; label: string };

/** What somebody else put there meanwhile, and which of the two stays. */
const Theirs = (props: { theirs: string; onTheirs: () => void; onMine: () => void; busy: boolean }) => {
  const t = useWords(customerCardWords);
  return (
    <div className="in-place-theirs" role="alert">
      <p>
        {t('changed')} <b>{props.theirs || t('changed.empty')}</b>
      </p>
      <Button size="compact-xs" variant="default" onClick={props.onTheirs}>
        {t('changed.theirs')}
      </Button>
      <Button size="compact-xs" loading={props.busy} onClick={props.onMine}>
        {t('changed.mine')}
      </Button>
    </div>
  );
};

/** Click or Enter to edit; Enter or leaving the field saves, Escape leaves it as it was. */
export const InPlace = (props: {
  label: string;
  value: string;
  /** How a value is shown; as it is kept, unless told otherwise. */
  show?: (value: string) => string;
  /** What stands where nothing does. */
  empty: string;
  type?: 'text' | 'date' | 'email' | 'tel' | 'url';
  numeric?: boolean;
  choices?: readonly Choice[];
  /** It may be read only. */
  readOnly: boolean;
  /** It is required, and missing. */
  missing?: boolean;
  className?: string;
  beside?: ReactNode;
  save: (change: { was: string; value: string }) => Promise<unknown>;
}) => {
  const { label, value, choices, readOnly, beside } = props;
  const t = useWords(customerCardWords);
  const common = useWords(commonWords);
  const id = useId();
  const place = useInPlace({ label, value, save: props.save });
  const { editing, theirs, shown } = place;
  const said = shown === '' ? '' : (props.show?.(shown) ?? shown);
  if (!editing)
    return (
      <div className={`in-place ${props.className ?? ''}`} data-missing={props.missing || undefined}>
        {readOnly ? (
          <span className="in-place-text" data-empty={said === '' || undefined} title={said}>
            {said || '—'}
          </span>
        ) : (
          <button
            ref={place.button}
            type="button"
            className="in-place-text"
            data-empty={said === '' || undefined}
            title={said}
            aria-label={said ? t('edit', { label, value: said }) : t('fill', { label })}
            onClick={place.begin}
          >
            {said || props.empty}
          </button>
        )}
        {beside}
      </div>
    );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      place.commit(true);
    }
    if (event.key === 'Escape') {
      // The app space would close at it.
      event.stopPropagation();
      place.cancel();
    }
  };
  const field = {
    'aria-label': label,
    'aria-invalid': editing.error !== null || undefined,
    'aria-describedby': editing.error === null ? undefined : id,
    value: editing.typed,
    autoFocus: true,
    readOnly: editing.busy,
    onKeyDown,
    onBlur: () => place.commit(false),
  };
  return (
    <div className={`in-place ${props.className ?? ''}`} data-editing onKeyDown={onKeyDown}>
      <div className="in-place-field">
        {choices ? (
          <select {...field} onChange={(event) => place.type(event.currentTarget.value)}>
            <option value="">{t('none-chosen')}</option>
            {editing.typed !== '' && !choices.some((one) => one.value === editing.typed) && (
              <option value={editing.typed}>{props.show?.(editing.typed) ?? editing.typed}</option>
            )}
            {choices.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        ) : (
          <input
            {...field}
            type={props.type ?? 'text'}
            inputMode={props.numeric ? 'decimal' : undefined}
            autoComplete="off"
            dir="auto"
            onChange={(event) => place.type(event.currentTarget.value)}
            onFocus={(event) => props.type !== 'date' && event.currentTarget.select()}
          />
        )}
        {[
          { word: common('save'), Icon: IconCheck, act: () => place.commit(true) },
          { word: common('cancel'), Icon: IconX, act: place.cancel },
        ].map(({ word, Icon, act }) => (
          <ActionIcon
            key={word}
            variant="subtle"
            color="gray"
            size={24}
            aria-label={`${word} : ${label}`}
            disabled={editing.busy}
            // The focus stays in the field, or leaving it would save first.
            onMouseDown={(event) => event.preventDefault()}
            onClick={act}
          >
            <Icon size={14} />
          </ActionIcon>
        ))}
      </div>
      {theirs !== null && (
        <Theirs
          theirs={theirs === '' ? '' : (props.show?.(theirs) ?? theirs)}
          busy={editing.busy}
          onTheirs={place.keepTheirs}
          onMine={place.putMine}
        />
      )}
      {editing.error !== null && (
        <div id={id}>
          <ErrorNote error={editing.error} words={customerCardWords} />
        </div>
      )}
    </div>
  );
};
