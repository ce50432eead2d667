import { notifyRefused } from '#ground/ui/parts.tsx';
import { outboundWords } from '../outbound/words.ts';
import { CameBackNote } from './CameBackNote.tsx';
import { WrittenPreview } from '#ground/ui/mail-editor/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { outboundKey, replyKey } from '#spine/drafts/contract.ts';
import { VersionsButton } from '#spine/drafts/web/parts.tsx';
import { draftWords } from '#spine/drafts/words.ts';
import { useAttach, useFilePicker } from '#spine/uploads/web/parts.tsx';
import { ComposerFrame } from './ComposerFrame.tsx';
import { DraftState, MovedNote } from './DraftState.tsx';
import { Fields } from './Fields.tsx';
import { GmailNote } from './GmailNote.tsx';
import { NewerNote } from './NewerNote.tsx';
import { QuoteStrip } from './QuoteStrip.tsx';
import { bytesOf, useSendReason } from './send-reason.ts';
import { SubjectField, useSubjectAsked } from './SubjectField.tsx';
import { SendBar } from './SendBar.tsx';
import { MailFiles } from './MailFiles.tsx';
import type { HowToSend } from './SendMenu.tsx';
import { useComposer, type Composer as Model, type Review, type Sent, type Session } from './use-composer.ts';
import { useFileAsked } from './use-file-asked.tsx';
import { useLarge } from './use-large.ts';
import { WhatChanged } from './WhatChanged.tsx';
import { WindowButtons } from './WindowButtons.tsx';
import { WritingArea, type WritingAreaProps } from './WritingArea.tsx';

export type ComposerProps = {
  session: Session;
  autoFocus: boolean;
  onSent: (sent: Sent) => void;
  /** Brings a message of the thread into sight. */
  onRead: (messageId: number) => void;
  slashMenu: WritingAreaProps['slashMenu'];
  /** Shows what will leave before it does, where that is not what was written (R108). */
  review?: Review | null | undefined;
  /** A disposition must be chosen before it can be closed (D16). */
  onDisposition?: () => void;
  onMinimise: () => void;
  onDiscard: () => void;
  /** Another version of the draft is on the server: keep this text over it, or take that one. */
  onMine: (saver: Model['saver']) => void;
  onTheirs: (saver: Model['saver']) => void;
  /** A version is the draft on the server now. */
  onRestored: () => void;
};

/** The open reply box: who, what, with which files, and off (R16 to R22, R36 to R40). */
export const Composer = (props: ComposerProps) => {
  const t = useWords(outboundWords);
  const d = useWords(draftWords);
  const { session, onMinimise } = props;
  const { target } = session;
  // A mail that answers nothing has the space to itself.
  const isFirst = 'draftId' in target;
  const model = useComposer(session, props.onSent, props.review ?? null);
  const { uploads, items, saver } = model;
  const [kept, setLarge] = useLarge();
  const large = kept || isFirst;
  const bytes = bytesOf(model);
  const reason = useSendReason(model, session.opened, bytes);

  const { attach, dialog: againDialog } = useAttach(uploads);
  const picker = useFilePicker(attach);
  const subject = useSubjectAsked(isFirst ? (model.fields.subject ?? '') : null);
  const file = useFileAsked(isFirst ? target.draftId : `${target.interactionId}.${session.content.seenMessageId}`, {
    html: model.htmlNow,
    hasFiles: items.some(({ inline }) => !inline),
    onAttach: picker.pick,
  });
  const send = (how: HowToSend = { sendAt: null, thenStatus: null }): void => {
    if (reason !== null) notifyRefused(reason);
    else if (!model.sending) subject.askFirst(() => file.askFirst(() => void model.send(how)));
  };

  return (
    <ComposerFrame
      large={large}
      onLarge={isFirst ? () => undefined : setLarge}
      onMinimise={onMinimise}
      onSend={(resolves) => send({ sendAt: null, thenStatus: resolves && !isFirst ? 'resolved' : null })}
      onFiles={attach}
      onLeave={() => void saver.flush()}
      notes={
        <>
          {model.draft.kind === 'moved' && (
            <MovedNote onMine={() => props.onMine(saver)} onTheirs={() => props.onTheirs(saver)} />
          )}
          {session.opened.note && 'interactionId' in target && (
            <CameBackNote interactionId={target.interactionId} note={session.opened.note} />
          )}
        </>
      }
      subject={
        isFirst && (
          <SubjectField value={model.fields.subject ?? ''} onChange={(subject) => model.setFields({ subject })} />
        )
      }
      fields={
        <Fields
          values={model.fields}
          senders={session.opened.senders}
          usual={session.opened.usual}
          onChange={model.setFields}
        />
      }
      text={
        <WritingArea
          model={model}
          html={model.startHtml}
          placeholder={isFirst ? t('editor.first') : undefined}
          autoFocus={props.autoFocus}
          slashMenu={props.slashMenu}
          onAttach={picker.pick}
          onFiles={attach}
        >
          <DraftState
            state={model.draft}
            coming={model.items.some(({ state }) => state === 'waiting' || state === 'uploading')}
          />
          <VersionsButton
            draftKey={isFirst ? outboundKey(target.draftId) : replyKey(target.interactionId)}
            interactionId={isFirst ? null : target.interactionId}
            render={(content) => <WrittenPreview html={String(content['html'] ?? '')} label={d('version.preview')} />}
            onOpen={() => saver.flush()}
            onRestored={props.onRestored}
          />
          {!isFirst && <WindowButtons large={large} onLarge={setLarge} onMinimise={onMinimise} />}
        </WritingArea>
      }
      quote={
        <>
          {'interactionId' in target && (
            <QuoteStrip model={model} interactionId={target.interactionId} quoted={session.opened.quoted} />
          )}
          <GmailNote model={model} quoted={session.opened.quoted} />
        </>
      }
      files={
        <>
          <MailFiles items={items} bytes={bytes} onRemove={uploads.remove} onRetry={uploads.retry} />
          {picker.input}
          {subject.dialog}
          {file.dialog}
          {againDialog}
        </>
      }
      warnings={<WhatChanged usual={session.opened.usual} values={model.fields} />}
      foot={
        <>
          <NewerNote
            messages={model.newer}
            stopped={model.stopped}
            onRead={props.onRead}
            onAnyway={() => void model.sendAnyway()}
            onContinue={model.keepWriting}
          />
          <SendBar
            reason={reason}
            sending={model.sending}
            error={model.error}
            onSend={() => send()}
            onSendAs={send}
            interactionId={isFirst ? null : target.interactionId}
            onDisposition={props.onDisposition ?? (() => undefined)}
            onAttach={picker.pick}
            forGood={isFirst}
            onDiscard={() => {
              saver.forget();
              props.onDiscard();
            }}
          />
        </>
      }
    />
  );
};
