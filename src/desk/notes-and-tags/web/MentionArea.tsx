import './mentions.css';
import { useDebouncedValue } from '@mantine/hooks';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type Ref,
  type TextareaHTMLAttributes,
} from 'react';
import { Avatar } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { find } from '#spine/directory/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { begunIn, insertMention, type Mention } from '../mentions/rules.ts';
import { notesWords } from '../words.ts';

const MOST = 6;
const ASK_AFTER_MS = 80;
const NONE: readonly Mention[] = [];

/** Colleagues that answer to what is typed after an @; null: nobody is being named. */
const useColleagues = (query: string | null): { query: string; found: readonly Mention[] } | null => {
  const myId = useMe().data?.id;
  const [settled] = useDebouncedValue(query, ASK_AFTER_MS);
  const asked = useAsk(
    find,
    { query: (settled ?? '').trim(), kinds: ['agent'], limit: MOST + 1 },
    { enabled: query !== null && settled !== null },
  );
  if (query === null || settled === null || settled !== query) return null;
  const others = asked.data?.entries.filter((one) => one.id !== myId).slice(0, MOST);
  return { query, found: others ?? NONE };
};

export type MentionAreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange'> & {
  text: string;
  mentions: readonly Mention[];
  onWrite: (text: string, mentions: readonly Mention[]) => void;
  area?: Ref<HTMLTextAreaElement>;
};

/** The text of a note. An @ opens the list of colleagues: arrows, Enter or Tab name one; Escape leaves the @ as it is. */
export const MentionArea = ({ text, mentions, onWrite, area, ...rest }: MentionAreaProps) => {
  const t = useWords(notesWords);
  const id = useId();
  const own = useRef<HTMLTextAreaElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  /** Where the caret goes with the text that is being put in. */
  const caretNext = useRef<number>(null);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  /** Whoever the arrows are at: the same person when the list is asked anew and comes in another order. */
  const [atId, setAtId] = useState<number | null>(null);
  const begun = caret === null ? null : begunIn(text, caret);
  const wanted = begun && begun.from !== closedAt ? begun : null;
  const colleagues = useColleagues(wanted?.query ?? null);
  const found = colleagues?.found ?? NONE;
  const isOpen = wanted !== null && found.length > 0;
  const active = Math.max(
    found.findIndex((one) => one.id === atId),
    0,
  );
  const goTo = (index: number): void => setAtId(found[(index + found.length) % found.length]!.id);
  const activeId = isOpen ? `${id}-${found[active]!.id}` : undefined;

  // With the text itself: a frame later the next letter may be typed already, and would stand before the caret.
  useLayoutEffect(() => {
    const at = caretNext.current;
    if (at === null || own.current?.value !== text) return;
    caretNext.current = null;
    own.current.focus();
    own.current.setSelectionRange(at, at);
  });
  useEffect(() => setAtId(null), [wanted?.query]);
  useEffect(() => {
    if (isOpen) announce(t('mention.found', { n: found.length }));
  }, [isOpen, found.length, t]);
  useEffect(() => {
    if (activeId) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const look = (): void => {
    const field = own.current;
    setCaret(field && field.selectionStart === field.selectionEnd ? field.selectionStart : null);
  };
  const choose = ({ id: agentId, name }: Mention): void => {
    const next = insertMention(text, wanted!, name);
    caretNext.current = next.caret;
    onWrite(next.text, [...mentions.filter((one) => one.id !== agentId), { id: agentId, name }]);
    setCaret(next.caret);
    setClosedAt(wanted!.from);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => goTo(active + 1),
      ArrowUp: () => goTo(active - 1),
      Enter: () => choose(found[active]!),
      Tab: () => choose(found[active]!),
      Escape: () => setClosedAt(wanted.from),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <div className="mention-area">
      <textarea
        {...rest}
        ref={(field) => {
          own.current = field;
          if (typeof area === 'function') area(field);
          else if (area) area.current = field;
        }}
        value={text}
        dir="auto"
        aria-autocomplete="list"
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={activeId}
        // In a dialog, Escape closes the list first.
        data-mantine-stop-propagation={isOpen || undefined}
        onChange={(event) => {
          onWrite(event.currentTarget.value, mentions);
          look();
        }}
        onSelect={look}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <ul
          ref={list}
          id={id}
          role="listbox"
          aria-label={t('mention.list')}
          // The focus stays in the text.
          onMouseDown={(event) => event.preventDefault()}
        >
          {found.map((one, index) => (
            <li
              key={one.id}
              id={`${id}-${one.id}`}
              role="option"
              aria-selected={index === active}
              onMouseMove={() => goTo(index)}
              onClick={() => choose(one)}
            >
              <Avatar name={one.name} size={22} />
              {one.name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
