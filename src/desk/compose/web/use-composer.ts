import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { z } from 'zod';
import { Refused } from '#ground/api/web/ask.ts';
import type { MailEditor } from '#ground/ui/mail-editor/parts.tsx';
import { createDraftSaver, type DraftSaver, type LocalCopies, type SaverState } from '#spine/drafts/web/parts.tsx';
import { uploadPath } from '#spine/uploads/contract.ts';
import { createUploads } from '#spine/uploads/web/parts.tsx';
import { MOST_UNSURE, type DraftContent, type openReply, type sendReply } from '../contract.ts';
import type { StatusWithAnswer } from '#spine/dispositions/contract.ts';
import type { FieldValues } from './Fields.tsx';
import type { HowToSend } from './SendMenu.tsx';
import { leaveWith } from './following.ts';
import { useInserts } from './inserts.ts';
import { beginWith, changeSignature, isWrittenInto, unmarked } from './signature.ts';
import { saveCall, saveTo, sendFrom, type Target } from './target.ts';
import { onceKey } from '#ground/web/once-key.ts';
import { whyNoRoom } from './mail-room.ts';
import { useNewer } from './use-newer.ts';

export type Opened = z.output<typeof openReply.output>;
/** `planned`: at a time of the agent's choosing. */
export type Sent = z.output<typeof sendReply.output> & {
  planned: boolean;
  interactionId: number;
  /** The status that goes with it. */
  thenStatus: StatusWithAnswer | null;
};

export type Session = {
  target: Target;
  opened: Opened;
  /** What to start with: the server's draft, or what this browser kept of it. */
  content: DraftContent;
  /** The version that `content` was written over. */
  version: number;
  /** `content` is not on the server yet. */
  unsaved: boolean;
  copies: LocalCopies<DraftContent>;
  /** Filled by the composer: what is not saved must be known to whoever would put another version in its place. */
  pen: { current: DraftSaver<DraftContent> | null };
  /** The server has a newer version of this page's: other tabs hear of it. */
  onSaved: (version: number) => void;
};

/** Chromium refuses a keepalive request above 64 KB; the browser's own copy is then all there is. */
const LAST_WORDS_BYTES = 60_000;

/** What leaves in place of what was written; null: as it was written. */
export type Reviewed = { translation: { html: string; from: string; to: string } | null };
/** Shows what the contact will receive before it goes; null: its writer writes on. */
export type Review = (html: string) => Promise<Reviewed | null>;

/** One draft being written: its fields, files and text, saved as it changes and sent once. */
export const useComposer = (session: Session, onSent: (sent: Sent) => void, review: Review | null = null) => {
  const { target, opened, content, copies } = session;
  const [fields, setFields] = useState<FieldValues>({
    senderId: content.senderId ?? opened.senders[0]?.id ?? null,
    to: content.to,
    cc: content.cc,
    bcc: content.bcc,
    subject: content.subject,
  });
  const [draft, setDraft] = useState<SaverState>({ kind: 'clean', savedAt: opened.savedAt });
  const [items, setItems] = useState<ReturnType<ReturnType<typeof createUploads>['items']>>([]);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  /** A pasted table is not in the text yet. */
  const [reading, setReading] = useState(false);
  const [blank, setBlank] = useState(content.html === '');
  const editor = useRef<MailEditor>(null);
  const takeInserts = useInserts(target, editor);
  const signatureOf = (senderId: number | null): string | undefined =>
    opened.senders.find((one) => one.id === senderId)?.signature;
  const [startHtml] = useState(() => beginWith(content.html, signatureOf(fields.senderId)));
  const lastHtml = useRef(startHtml);
  /** This page's pen: what it saved itself is nothing newer to it. */
  const [writer] = useState(onceKey);
  /** Sends that may have been taken: their answers were lost. */
  const unsure = useRef<readonly { key: string; text: string }[]>([]);
  const latest = useRef(fields);
  latest.current = fields;

  const [uploads] = useState(() =>
    createUploads(content.uploads, {
      change: () => setItems(uploads.items()),
      settle: () => changed(),
      whyNot: ({ size }, others) => whyNoRoom(size, others, lastHtml.current.length * 2),
    }),
  );
  const [saver] = useState(() =>
    createDraftSaver({
      version: session.version,
      writer,
      savedAt: opened.savedAt,
      copies,
      onState: setDraft,
      onSaved: (version) => session.onSaved(version),
      save: (version, saved, over) => saveTo(target, { version, content: saved, writer, over }),
    }),
  );
  session.pen.current = saver;
  /** The newest message that the writer had before their eyes: moved by their word alone. */
  const seen = useRef(content.seenMessageId);
  const [seenMessageId, setSeenMessageId] = useState(content.seenMessageId);
  const quoteNow = useRef(content.quote);
  const [quote, setQuote] = useState(content.quote);
  const newer = useNewer('draftId' in target ? null : target.interactionId, seenMessageId);
  /** What is written into the signature is text of the agent's. */
  const settled = (made: MailEditor, html: string): string =>
    isWrittenInto(made, signatureOf(latest.current.senderId)) ? unmarked(html) : html;
  const isBlank = (made: MailEditor): boolean =>
    made.isBlank() && !isWrittenInto(made, signatureOf(latest.current.senderId));
  const read = useCallback((): DraftContent => {
    const html = editor.current ? settled(editor.current, editor.current.getHtml()) : lastHtml.current;
    lastHtml.current = html;
    const done = uploads.items().flatMap(({ upload }) => (upload ? [upload] : []));
    return {
      ...content,
      html,
      ...latest.current,
      quote: quoteNow.current,
      seenMessageId: seen.current,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      // A picture taken out of the text leaves with it.
      uploads: done.filter((upload) => !upload.inline || html.includes(uploadPath(upload.id))),
    };
  }, [content, uploads]);
  /** Sent: what the editor says while it goes away is no draft. */
  const gone = useRef(false);
  const changed = useCallback((): void => {
    if (!gone.current) saver.changed(read);
  }, [saver, read]);

  useEffect(() => {
    setItems(uploads.items());
    if (session.unsaved) changed();
    const lastWords = (): void => {
      const unsaved = saver.takeUnsaved();
      if (!unsaved) return;
      const body = JSON.stringify({ ...target, writer, ...unsaved });
      if (body.length > LAST_WORDS_BYTES) return;
      void fetch(`/api/${saveCall(target).name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        credentials: 'same-origin',
        keepalive: true,
      }).catch(() => undefined);
    };
    const onLine = (): void => void saver.flush();
    // The browser asks before it leaves what is not on the server and nowhere else.
    const warn = (event: BeforeUnloadEvent): void => {
      if (uploads.items().some(({ state }) => state === 'waiting' || state === 'uploading')) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    window.addEventListener('pagehide', lastWords);
    window.addEventListener('online', onLine);
    return () => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('pagehide', lastWords);
      window.removeEventListener('online', onLine);
      // Leaving the interaction saves at once. A file still on its way goes on, and is saved with the draft after.
      leaveWith(saver.flush());
    };
    // Once a session: it is mounted anew for another.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const reviewing = useRef(review);
  reviewing.current = review;
  /** How the send that was stopped was to leave. */
  const planned = useRef<HowToSend>({ sendAt: null, thenStatus: null });
  const send = async (how: HowToSend): Promise<void> => {
    const { sendAt, thenStatus } = how;
    setSending(true);
    setError(null);
    newer.letGo();
    await saver.hold();
    const out = read();
    const reviewed = reviewing.current ? await reviewing.current(out.html) : { translation: null };
    if (reviewed === null) {
      setSending(false);
      changed();
      return editor.current?.focus();
    }
    const { translation } = reviewed;
    // The same words tried again are the same message; changed words are another, of which the server must know.
    const text = JSON.stringify([out, sendAt, thenStatus, translation]);
    const { key } = unsure.current.find((one) => one.text === text) ?? { key: onceKey() };
    const others = unsure.current.filter((one) => one.key !== key);
    try {
      const sent = await sendFrom(target, {
        ...{ content: out, onceKey: key, sendAt: sendAt?.toISOString() ?? null },
        ...{ unsure: others.map((one) => one.key), thenStatus, translation },
      });
      gone.current = true;
      saver.forget();
      onSent({ ...sent, planned: sendAt !== null, thenStatus });
    } catch (refused) {
      const cut = !(refused instanceof Refused) || refused.code === 'unreachable' || refused.code === 'broken';
      unsure.current = cut ? [...others, { key, text }].slice(-MOST_UNSURE) : others;
      // They know of it now: the next is a second message by their own word.
      if (!cut && refused.code === 'sent-already') unsure.current = [];
      planned.current = how;
      setError((await newer.stoppedBy(refused)) ? null : refused);
      setSending(false);
      // What may have left is no draft again before its writer changes it.
      if (cut) saver.keepHere(read);
      else changed();
    }
  };

  return useMemo(
    () => ({
      fields,
      setFields: (change: Partial<FieldValues>) => {
        const { senderId } = latest.current;
        latest.current = { ...latest.current, ...change };
        if (editor.current && latest.current.senderId !== senderId)
          changeSignature(editor.current, signatureOf(senderId), signatureOf(latest.current.senderId));
        setFields(latest.current);
        changed();
      },
      resizeImages: opened.resizeImages,
      /** Of the mailbox that it is written from; missing where there is none. */
      language: opened.senders.find((one) => one.id === fields.senderId)?.language,
      /** The text to begin with. */
      startHtml,
      editor,
      attachEditor: (made: MailEditor) => {
        editor.current = made;
        setBlank(isBlank(made));
        takeInserts();
      },
      /** @param html its last text. */
      detachEditor: (html: string) => {
        lastHtml.current = editor.current ? settled(editor.current, html) : html;
        editor.current = null;
      },
      blank,
      reading,
      setReading,
      htmlLength: () => lastHtml.current.length,
      html: () => lastHtml.current,
      /** As it is now, whatever was saved last. */
      htmlNow: () => (editor.current ? settled(editor.current, editor.current.getHtml()) : lastHtml.current),
      quote,
      setQuote: (on: boolean): void => {
        quoteNow.current = on;
        setQuote(on);
        changed();
      },
      uploads,
      items,
      saver,
      draft,
      written: () => {
        setBlank(editor.current ? isBlank(editor.current) : false);
        changed();
      },
      send,
      newer: newer.messages,
      stopped: newer.stopped,
      /** "Send anyway": all that came has been seen. */
      sendAnyway: (): Promise<void> => {
        seen.current = newer.messages.at(-1)?.id ?? seen.current;
        setSeenMessageId(seen.current);
        return send(planned.current);
      },
      keepWriting: (): void => {
        newer.letGo();
        editor.current?.focus();
      },
      sending,
      error,
    }),
    // `send` closes over nothing that is not in this list.
    // oxlint-disable-next-line react/exhaustive-deps
    [
      fields,
      items,
      draft,
      sending,
      error,
      blank,
      reading,
      quote,
      uploads,
      saver,
      changed,
      newer.messages,
      newer.stopped,
    ],
  );
};
export type Composer = ReturnType<typeof useComposer>;
