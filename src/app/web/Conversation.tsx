import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState, type ComponentProps, type ReactNode } from 'react';
import { DeliveryActions, ReplyBox } from '#desk/compose/web/parts.tsx';
import { ForwardItem, UndoForward } from '#desk/forward/web/parts.tsx';
import { NotesBar, useNoteCards } from '#desk/notes-and-tags/web/parts.tsx';
import { HideDialog, HideItems, HidePartDialog } from '#desk/redaction/web/parts.tsx';
import { SplitDialog, SplitItem, useSplitLines } from '#desk/splitting/web/parts.tsx';
import { attachmentPath, remoteImagePath } from '#desk/thread/contract.ts';
import { messageAnchor } from '#desk/thread/rules.ts';
import { TextComposer } from '#desk/texting/web/parts.tsx';
import { ThreadPane } from '#desk/thread/web/parts.tsx';
import { UndoTranscript } from '#desk/transcripts/web/parts.tsx';
import { BesideBody, TranslateDialog, TranslationBar, useChoices, useReview } from '#desk/translation/web/parts.tsx';
import { useHandoverLines } from '#desk/transfer/web/parts.tsx';
import type { Channel } from '#spine/channels/texts/contract.ts';
import type { Message, Redacted } from '#spine/interactions/contract.ts';
import { paths } from './paths.ts';

/** Wanted only once a slash is written. */
const SlashMenu = lazy(() => import('#desk/quick-replies/web/parts.tsx').then((room) => ({ default: room.SlashMenu })));

/** What may still be done with a message of ours, lent by the room that sends to the room that shows. */
const deliveryActions = (message: Message) =>
  message.kind === 'forward' && message.delivery === 'held' ? (
    <UndoForward message={message} />
  ) : message.kind === 'transcript' && message.delivery === 'held' ? (
    <UndoTranscript message={message} />
  ) : (
    <DeliveryActions message={message} />
  );

/** The article takes the focus, so that a screen reader reads on from there. */
const showMessage = (messageId: number): void => {
  const article = document.getElementById(messageAnchor(messageId));
  article?.focus({ preventScroll: true });
  article?.scrollIntoView({ block: 'start' });
};

/** The pictures of a message, as the room that shows it finds them. */
const picturesOf = (message: Message) => ({
  images: Object.fromEntries(
    message.attachments.flatMap((file) => (file.contentId === null ? [] : [[file.contentId, attachmentPath(file.id)]])),
  ),
  remoteUrl: (url: string) => remoteImagePath(message.id, url),
});

/** What the reader has selected of that message, in its frame or in the page. */
const selectedIn = (messageId: number): string => {
  const article = document.getElementById(messageAnchor(messageId));
  const framed = article?.querySelector('iframe')?.contentDocument?.getSelection()?.toString() ?? '';
  if (framed.trim() !== '') return framed;
  const selection = document.getSelection();
  return selection && article?.contains(selection.anchorNode) ? selection.toString() : '';
};

export type ConversationProps = {
  interactionId: number;
  /** Of the tab that is open, and its conversation: where what is written goes. */
  channel: Channel;
  legId: number | null;
  mine: boolean;
  /** Under a call that is over. */
  callAgain: ReactNode;
  onForward: (message: Message) => void;
  /** A note is being written in the Outcome window: not in two places at once. */
  noteElsewhere: boolean;
  /** A disposition must be chosen first (D16). */
  onDisposition: () => void;
  onBegunBack: ComponentProps<typeof ReplyBox>['onBegunBack'];
};

/** The messages with the notes and handovers between them, the reply field, and what stands under it. */
export const Conversation = (props: ConversationProps) => {
  const { interactionId, channel, legId, mine, onForward, onBegunBack } = props;
  const navigate = useNavigate();
  const openOther = (id: number): void => void navigate({ to: '/i/$id', params: { id: String(id) } });
  const asides = [
    ...useNoteCards(interactionId, mine),
    ...useHandoverLines(interactionId),
    ...useSplitLines(interactionId, { hrefOf: paths.interaction, onOpen: openOther }),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  const [splitting, setSplitting] = useState<number | null>(null);
  const [hiding, setHiding] = useState<{ messageId: number; what: Redacted } | null>(null);
  const [masking, setMasking] = useState<{ message: Message; selected: string } | null>(null);
  const messageItems = useCallback(
    (message: Message) => ({
      first: (
        <>
          {message.direction === 'in' && <ForwardItem onClick={() => onForward(message)} />}
          <SplitItem messageId={message.id} onClick={() => setSplitting(message.id)} />
        </>
      ),
      last: (
        <HideItems
          message={message}
          mine={mine}
          onHide={(what) =>
            what === 'part'
              ? setMasking({ message, selected: selectedIn(message.id) })
              : setHiding({ messageId: message.id, what })
          }
        />
      ),
    }),
    [onForward, mine],
  );
  const choices = useChoices(interactionId);
  const besideBody = useCallback(
    (message: Message) => <BesideBody message={message} choices={choices} pictures={picturesOf} />,
    [choices],
  );
  const { review, dialog } = useReview(interactionId);
  const [translates, setTranslates] = useState(false);
  return (
    <>
      <ThreadPane
        interactionId={interactionId}
        deliveryActions={deliveryActions}
        messageItems={messageItems}
        besideBody={besideBody}
        asides={asides}
      />
      <TranslationBar interactionId={interactionId} onChange={() => setTranslates(true)} />
      {channel === 'email' ? (
        <ReplyBox
          interactionId={interactionId}
          review={review}
          slashMenu={(slash) => (
            <Suspense>
              <SlashMenu interactionId={interactionId} slash={slash} />
            </Suspense>
          )}
          onRead={showMessage}
          onBegunBack={onBegunBack}
          onDisposition={props.onDisposition}
        />
      ) : (
        <>
          {channel !== 'voice' && legId !== null && <TextComposer key={legId} legId={legId} review={review} />}
          {props.callAgain}
        </>
      )}
      {dialog}
      {translates && (
        <Suspense>
          <TranslateDialog interactionId={interactionId} onClose={() => setTranslates(false)} />
        </Suspense>
      )}
      {hiding && (
        <Suspense>
          <HideDialog {...hiding} onClose={() => setHiding(null)} />
        </Suspense>
      )}
      {splitting !== null && (
        <Suspense>
          <SplitDialog messageId={splitting} onOpen={openOther} onClose={() => setSplitting(null)} />
        </Suspense>
      )}
      {masking && (
        <Suspense>
          <HidePartDialog {...masking} onClose={() => setMasking(null)} />
        </Suspense>
      )}
      <div className="space-below">
        <NotesBar key={`${interactionId}.${props.noteElsewhere}`} interactionId={interactionId} mine={mine} />
      </div>
    </>
  );
};
