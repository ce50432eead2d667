import './tags.css';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { announce } from '#ground/web/announce.tsx';
import { useWords } from '#ground/web/words.tsx';
import { MOST_TAG_NAME, type Tag } from '../contract.ts';
import { matching, named, tidyName } from '../rules.ts';
import { tagWords } from '../words.ts';
import { TagChip } from './TagChip.tsx';
import { useTags } from './use-tags.ts';

type Option = { key: string; tag: Tag | null; name: string };
/** More than anybody reads: typing narrows them. */
const MOST_SHOWN = 50;

export type TagPickerProps = {
  /** Those that are taken already. */
  taken: readonly number[];
  onPick: (tag: Tag) => void;
  /** Makes one of that name; null: it may not be made here. */
  onCreate: ((name: string) => void) | null;
  /** Said where nothing answers and nothing may be made. */
  noMatch?: ReactNode;
  onRemoveLast: () => void;
  onClose: () => void;
};

/** R90: type, and pick from what answers or make it. The focus stays in the field: several go in one after the other. */
export const TagPicker = (props: TagPickerProps) => {
  const t = useWords(tagWords);
  const tags = useTags();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => input.current?.focus(), []);

  const name = tidyName(typed);
  const same = name === '' ? null : named(tags, name);
  const found = matching(tags, typed).filter((tag) => !props.taken.includes(tag.id));
  const options: Option[] = [
    ...found.slice(0, MOST_SHOWN).map((tag) => ({ key: `tag-${tag.id}`, tag, name: tag.name })),
    ...(name !== '' && !same && props.onCreate ? [{ key: 'create', tag: null, name }] : []),
  ];
  const active = Math.min(at, options.length - 1);
  const said =
    same && props.taken.includes(same.id)
      ? t('there', { name: same.name })
      : options.length > 0
        ? null
        : name !== ''
          ? (props.noMatch ?? t('no-match'))
          : t(tags.some((tag) => !tag.archived) ? 'no-more' : 'none-yet');

  useEffect(() => setAt(0), [typed]);
  useEffect(() => {
    if (typed !== '') announce(t('found', { n: options.length }));
  }, [typed, options.length, t]);
  const activeKey = options[active]?.key;
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [activeKey]);

  const choose = (option: Option): void => {
    if (option.tag) props.onPick(option.tag);
    else props.onCreate?.(option.name);
    setTyped('');
    setAt(0);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => setAt((active + 1) % Math.max(1, options.length)),
      ArrowUp: () => setAt((active - 1 + options.length) % Math.max(1, options.length)),
      Enter: () => options[active] && choose(options[active]),
      Escape: () => (typed === '' ? props.onClose() : setTyped('')),
      ...(typed === '' ? { Backspace: props.onRemoveLast } : {}),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    // What stands around it has keys of its own.
    event.stopPropagation();
    act();
  };
  return (
    <div className="tag-picker">
      <input
        ref={input}
        role="combobox"
        aria-label={t('field')}
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={activeKey && `${id}-${activeKey}`}
        aria-describedby={`${id}-said`}
        autoComplete="off"
        spellCheck={false}
        maxLength={MOST_TAG_NAME}
        placeholder={t(props.onCreate ? 'placeholder.create' : 'placeholder')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-said`} className="tag-picker-said" role="status">
        {said}
      </p>
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('list')}
        hidden={options.length === 0}
        // The focus stays in the field.
        onMouseDown={(event) => event.preventDefault()}
      >
        {options.map((option, index) => (
          <li
            key={option.key}
            id={`${id}-${option.key}`}
            role="option"
            aria-selected={index === active}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(option)}
          >
            {option.tag ? (
              <TagChip name={option.name} color={option.tag.color} />
            ) : (
              <span className="tag-picker-create">{t('create', { name: option.name })}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
