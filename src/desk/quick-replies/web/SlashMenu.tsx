import './quick-replies.css';
import { Modal, Portal } from '@mantine/core';
import { useEffect, useId, useReducer, useRef, useState } from 'react';
import type { Slash } from '#ground/ui/mail-editor/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { listQuickReplies } from '../contract.ts';
import { offered, readable } from '../rules.ts';
import { quickWords } from '../words.ts';
import { FieldsForm } from './FieldsForm.tsx';
import type { Listed } from './QuickRepliesPanel.tsx';
import { useInsertReply } from './use-insert.ts';

/** Pixels: of the list, and what it keeps from the window's edges. */
const [WIDTH, HEIGHT, EDGE] = [320, 280, 8];

const placeOf = (slash: Slash) => {
  const at = slash.place();
  const below = at.bottom + HEIGHT + EDGE <= window.innerHeight;
  return {
    left: Math.max(EDGE, Math.min(at.left, window.innerWidth - WIDTH - EDGE)),
    ...(below ? { top: at.bottom + 4 } : { bottom: window.innerHeight - at.top + 4 }),
  };
};

/** Typing `/`: the replies that answer what follows it, at the caret, while the focus stays in the text. */
export const SlashMenu = ({ interactionId, slash }: { interactionId: number | null; slash: Slash }) => {
  const t = useWords(quickWords);
  const common = useWords(commonWords);
  const listed = useAsk(listQuickReplies, { interactionId });
  const insert = useInsertReply(interactionId, (html) => slash.replace(html));
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<Listed | null>(null);
  const [, moved] = useReducer((count: number) => count + 1, 0);
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const { query, host } = slash;
  const shown = listed.data ? offered(listed.data.replies, listed.data.context, query) : [];
  const choose = (reply: Listed): void => {
    if (reply.fields.length > 0) setChosen(reply);
    else void insert(reply, {});
  };
  const isOpen = shown.length > 0 && !chosen;
  const active = Math.min(at, shown.length - 1);
  const latest = useRef({ choose, shown, active, isOpen, slash, chosen });
  latest.current = { choose, shown, active, isOpen, slash, chosen };

  useEffect(() => setAt(0), [query]);
  useEffect(() => {
    if (isOpen) announce(t('found', { n: shown.length }));
  }, [isOpen, shown.length, t]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const now = latest.current;
      if (!now.isOpen || event.isComposing || !(event.target instanceof Node) || !host.contains(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) setAt((now.active + step + now.shown.length) % now.shown.length);
      else if (event.key === 'Enter' || event.key === 'Tab') now.choose(now.shown[now.active]!);
      else if (event.key === 'Escape') now.slash.close();
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // Before the editor and the reply box, whose keys these are otherwise.
    window.addEventListener('keydown', onKey, true);
    const onLeave = (): void => {
      if (!latest.current.chosen) latest.current.slash.close();
    };
    host.addEventListener('focusout', onLeave);
    window.addEventListener('scroll', moved, true);
    window.addEventListener('resize', moved);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      host.removeEventListener('focusout', onLeave);
      window.removeEventListener('scroll', moved, true);
      window.removeEventListener('resize', moved);
    };
  }, [host]);
  const activeId = isOpen ? `${listId}-${shown[active]!.id}` : null;
  useEffect(() => {
    if (activeId === null) return;
    host.setAttribute('aria-controls', listId);
    host.setAttribute('aria-activedescendant', activeId);
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
    return () => {
      host.removeAttribute('aria-controls');
      host.removeAttribute('aria-activedescendant');
    };
  }, [host, listId, activeId]);

  // Once the dialog is gone: it keeps the focus as long as it is there.
  const backToText = (): void => void requestAnimationFrame(slash.focus);
  if (chosen && listed.data)
    return (
      <Modal
        opened
        returnFocus={false}
        title={t('title')}
        closeButtonProps={{ 'aria-label': common('close') }}
        onClose={() => {
          slash.close();
          backToText();
        }}
      >
        <FieldsForm
          reply={chosen}
          context={listed.data.context}
          onBack={() => {
            setChosen(null);
            backToText();
          }}
          onInsert={(values) => void insert(chosen, values)}
        />
      </Modal>
    );
  if (!isOpen) return null;
  return (
    <Portal>
      <ul
        ref={list}
        id={listId}
        className="slash-menu"
        role="listbox"
        aria-label={t('title')}
        style={{ ...placeOf(slash), width: WIDTH, maxHeight: HEIGHT }}
        // The focus stays in the text.
        onMouseDown={(event) => event.preventDefault()}
      >
        {shown.map((reply, index) => (
          <li
            key={reply.id}
            id={`${listId}-${reply.id}`}
            role="option"
            aria-selected={index === active}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(reply)}
          >
            <b>{reply.name}</b>
            <small>{readable(reply.text, reply.fields).replace(/\s+/g, ' ').slice(0, 90)}</small>
          </li>
        ))}
      </ul>
    </Portal>
  );
};
