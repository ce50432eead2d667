import { useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent } from 'react';
import { formatRecipients, type Recipient } from './recipients.ts';

export type ChipActs = {
  remove: (gone: readonly Recipient[]) => void;
  /** Back to text, to be changed. */
  edit: (one: Recipient) => void;
  /** To the field before or after this one. */
  shift: (moved: readonly Recipient[], by: -1 | 1) => void;
  /** The input of the field. */
  leave: () => void;
};

/** What is chosen among the chips of one field, with mouse and keys as in any list of which several may be chosen. */
export const useChips = (value: readonly Recipient[], acts: ChipActs) => {
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef(0);

  const focus = (at: number): void => {
    if (at >= value.length) return acts.leave();
    list.current?.querySelectorAll<HTMLElement>('[data-chip]')[Math.max(0, at)]?.focus();
  };
  const span = (from: number, to: number): void =>
    setChosen(new Set(value.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ address }) => address)));
  const toggle = (one: Recipient): void => {
    const next = new Set(chosen);
    if (!next.delete(one.address)) next.add(one.address);
    setChosen(next);
  };
  /** Those an act is for: all that are chosen when the one at hand is among them, else this one. */
  const meant = (one: Recipient): Recipient[] =>
    chosen.has(one.address) ? value.filter(({ address }) => chosen.has(address)) : [one];
  const clear = (): void => setChosen(new Set());

  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    const one = value[at];
    if (!one) return;
    const last = value.length - 1;
    const go = (to: number): void => {
      const place = Math.min(Math.max(0, to), last + 1);
      if (event.shiftKey && place <= last) span(anchor.current, place);
      else {
        anchor.current = place;
        clear();
      }
      focus(place);
    };
    const keys: Record<string, () => void> = {
      ArrowLeft: () => go(at - 1),
      ArrowRight: () => go(at + 1),
      Home: () => go(0),
      End: () => go(last + 1),
      ' ': () => toggle(one),
      F2: () => acts.edit(one),
      Enter: () => acts.edit(one),
      Delete: () => acts.remove(meant(one)),
      Backspace: () => acts.remove(meant(one)),
      Escape: () => {
        clear();
        acts.leave();
      },
    };
    const withControl: Record<string, () => void> = { a: () => span(0, last), ' ': () => toggle(one) };
    const withAlt: Record<string, () => void> = {
      ArrowUp: () => acts.shift(meant(one), -1),
      ArrowDown: () => acts.shift(meant(one), 1),
    };
    const act = (event.altKey ? withAlt : event.ctrlKey || event.metaKey ? withControl : keys)[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const onClick = (event: MouseEvent, at: number): void => {
    const one = value[at];
    if (!one) return;
    if (event.shiftKey) return span(anchor.current, at);
    anchor.current = at;
    if (event.ctrlKey || event.metaKey) toggle(one);
    else clear();
  };
  const onCopy = (event: ClipboardEvent, at: number, cut: boolean): void => {
    const one = value[at];
    if (!one) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', formatRecipients(meant(one)));
    if (cut) acts.remove(meant(one));
  };
  return { list, chosen, meant, clear, focus, onKeyDown, onClick, onCopy };
};
