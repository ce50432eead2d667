import './compose.css';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useWords } from '#ground/web/words.tsx';
import { useFileDrop } from '#spine/uploads/web/parts.tsx';
import { composeWords } from '../words.ts';

export type ComposerFrameProps = {
  /** What the writer must know first: another version of the draft, a newer message of the customer's. */
  notes?: ReactNode;
  /** From, To, CC, CCI. */
  fields: ReactNode;
  /** The subject, where it can be changed. */
  subject?: ReactNode;
  /** The toolbar and the text. */
  text: ReactNode;
  /** What goes along below the text: the mail that is answered, the signature. */
  quote?: ReactNode;
  /** The files that go along. */
  files?: ReactNode;
  /** What is to be seen before sending. */
  warnings?: ReactNode;
  /** The send bar: always in sight. */
  foot: ReactNode;
  /** It takes the whole interaction space. */
  large: boolean;
  onLarge: (large: boolean) => void;
  onMinimise: () => void;
  /** `resolves`: with the status Resolved, by Ctrl+Shift+Enter. */
  onSend: (resolves: boolean) => void;
  /** Files dropped anywhere on it. */
  onFiles: (files: File[], folders: string[]) => void;
  /** The focus went somewhere else. */
  onLeave: () => void;
};

/** The order of the reply box from top to bottom, its keys, and files dropped on it. What stands in it comes from outside. */
export const ComposerFrame = (props: ComposerFrameProps) => {
  const t = useWords(composeWords);
  const drop = useFileDrop(props.onFiles);
  const box = useRef<HTMLElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey || event.altKey)) return;
    // A dialog opened from here is in the tree of React, not in the box.
    if (!box.current?.contains(event.target as Node)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) return props.onLarge(!props.large);
    // What stands half typed in a field is part of the mail: leaving the field takes it in.
    const field = event.target instanceof HTMLInputElement ? event.target : null;
    flushSync(() => field?.blur());
    latest.current.onSend(event.shiftKey);
    field?.focus();
  };
  // After the fields, menus and lists inside, which keep the Escape that is theirs from rising.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (!box.current?.contains(event.target as Node)) return;
    event.preventDefault();
    if (props.large) props.onLarge(false);
    else props.onMinimise();
  };
  // Enlarged or not, the line being written stays in sight.
  useEffect(() => {
    if (box.current?.contains(document.activeElement)) document.activeElement?.scrollIntoView({ block: 'nearest' });
  }, [props.large]);
  return (
    <section
      ref={box}
      className="comp drops-files"
      aria-label={t('reply.box')}
      data-large={props.large || undefined}
      data-dropping={drop.over || undefined}
      data-drop-words={drop.words}
      onKeyDownCapture={onKeyDownCapture}
      onKeyDown={onKeyDown}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && props.onLeave()}
      {...drop.handlers}
    >
      {props.notes && <div className="comp-notes">{props.notes}</div>}
      {props.fields}
      {props.subject}
      {props.text}
      {props.quote}
      {props.files}
      {props.warnings && <div className="comp-warnings">{props.warnings}</div>}
      {props.foot}
    </section>
  );
};
