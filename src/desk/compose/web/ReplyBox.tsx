import './compose.css';
import { useEffect, useRef } from 'react';
import { ErrorNote } from '#ground/ui/parts.tsx';
import { IconArrowBackUp, IconPencil } from '#ground/ui/icons.ts';
import { preloadEditor } from '#ground/ui/mail-editor/parts.tsx';
import { useKeys } from '#ground/web/keys.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { composeWords } from '../words.ts';
import { Composer, type ComposerProps } from './Composer.tsx';
import { keyOf, lookForInserts, useWaitingInsert } from './inserts.ts';
import { OthersDrafts, TakenNote } from './OthersDrafts.tsx';
import { SentStrip } from './SentStrip.tsx';
import { onTakenBack } from './taken-back.ts';
import { useFocusReturn } from './use-focus-return.ts';
import { useReply } from './use-reply.ts';

type ReplyBoxProps = {
  interactionId: number;
  /** What another room offers where a slash is written. */
  slashMenu: ComposerProps['slashMenu'];
  review: ComposerProps['review'];
  /** Brings a message of the thread, which another room shows, into sight. */
  onRead: (messageId: number) => void;
  /** The mail that had begun the interaction is being written again; the interaction is gone. */
  onBegunBack: (draftId: string) => void;
  /** A disposition must be chosen before it can be closed (D16). */
  onDisposition: () => void;
};

const ReplyBoxOf = (props: ReplyBoxProps & { agentId: number }) => {
  const { interactionId, agentId, onRead, onBegunBack } = props;
  const t = useWords(composeWords);
  const reply = useReply(interactionId, agentId);
  const { asked, session, sent, minimised } = reply;
  const isOpen = session !== null && !minimised;
  const show = async (): Promise<void> => (session ? reply.restore() : reply.open());
  useKeys(isOpen ? {} : { r: () => void show() });
  useEffect(preloadEditor, []);
  useEffect(
    () =>
      onTakenBack((back) => {
        if (back.interactionId === interactionId && back.draftId !== null) onBegunBack(back.draftId);
      }),
    [interactionId, onBegunBack],
  );
  const box = useRef<HTMLDivElement>(null);
  const keepCaret = useFocusReturn(box, minimised);
  const minimise = (): void => {
    keepCaret();
    reply.minimise();
  };
  // What another room inserts opens the field, once however many texts wait; shown again, its caret is back.
  const opening = useRef(false);
  const key = keyOf({ interactionId });
  useWaitingInsert(key, () => {
    if (opening.current || isOpen) return;
    opening.current = true;
    void show().finally(() => {
      opening.current = false;
    });
  });
  useEffect(() => {
    if (isOpen) lookForInserts(key);
  }, [isOpen, key]);

  return (
    <div className="reply" ref={box}>
      {asked.isError && !asked.data && (
        <ErrorNote error={asked.error} words={composeWords} onRetry={() => void asked.refetch()} />
      )}
      {asked.data && (
        <OthersDrafts
          interactionId={interactionId}
          others={asked.data.others}
          beforeTaking={reply.saveNow}
          onTaken={() => void reply.takeServers()}
        />
      )}
      {asked.data?.takenBy && !session && <TakenNote takenBy={asked.data.takenBy} />}
      {session && (
        // Minimised it stays as it is: the text, the caret and the files on their way.
        <div hidden={minimised}>
          <Composer
            key={session.number}
            session={session}
            slashMenu={props.slashMenu}
            review={props.review}
            autoFocus={session.autoFocus}
            onSent={reply.onSent}
            onRead={onRead}
            onDisposition={props.onDisposition}
            onMinimise={minimise}
            onDiscard={() => void reply.discard()}
            onMine={(saver) => void reply.keepMine(saver)}
            onTheirs={(saver) => void reply.takeTheirs(saver)}
            onRestored={() => void reply.takeServers()}
          />
        </div>
      )}
      {sent && !session && <SentStrip sent={sent} onSeen={reply.onSentSeen} />}
      {!isOpen && !sent && asked.data && (
        <button type="button" className="reply-closed" aria-keyshortcuts="R" onClick={() => void show()}>
          {session ? <IconPencil size={16} /> : <IconArrowBackUp size={16} />}
          <span>{t(session ? 'reply.continue' : 'reply')}</span>
          <kbd aria-hidden="true">R</kbd>
        </button>
      )}
    </div>
  );
};

/** The answer to an interaction, under its thread: closed to a line until it is wanted. */
export const ReplyBox = (props: ReplyBoxProps) => {
  const me = useMe();
  // Drafts kept in the browser belong to whoever wrote them.
  return me.data ? <ReplyBoxOf key={props.interactionId} {...props} agentId={me.data.id} /> : null;
};
