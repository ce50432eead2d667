import { useMemo, useState } from 'react';
import { ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { MailFrame, PlainMail } from '#ground/ui/mail-frame/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import { attachmentPath, messageHtml, remoteImagePath } from '../contract.ts';
import { threadWords } from '../words.ts';
import { Attachments } from './Attachments.tsx';
import { BounceNote } from './BounceNote.tsx';
import { InvitationCard } from './InvitationCard.tsx';
import { useSpeaker } from './people.ts';

const TextBody = ({ message }: { message: Message }) => {
  const t = useWords(threadWords);
  if (message.text.trim() === '') return <p className="msg-empty">{t('no-text')}</p>;
  return <PlainMail text={message.text} freshText={message.freshText} />;
};

const HtmlBody = ({ message }: { message: Message }) => {
  const t = useWords(threadWords);
  const speaker = useSpeaker()(message);
  const asked = useAsk(messageHtml, { messageId: message.id });
  const images = useMemo(
    () => Object.fromEntries(Object.entries(asked.data?.images ?? {}).map(([cid, id]) => [cid, attachmentPath(id)])),
    [asked.data],
  );
  if (asked.isError && !asked.data) {
    return (
      <>
        <ErrorNote error={asked.error} words={threadWords} onRetry={() => void asked.refetch()} />
        <TextBody message={message} />
      </>
    );
  }
  if (!asked.data) return <Loading lines={3} />;
  return (
    <MailFrame
      html={asked.data.html}
      images={images}
      remoteUrl={(url) => remoteImagePath(message.id, url)}
      title={t('frame.title', { name: speaker })}
    />
  );
};

/** What the mail says, before it whatever must be known of it, after it what hangs on it. */
export const MessageBody = ({ message }: { message: Message }) => {
  const t = useWords(threadWords);
  const word = useWords(interactionWords);
  const isReport = message.kind === 'bounce' || message.kind === 'feedback-report';
  const [reportShown, setReportShown] = useState(false);
  if (message.contentHidden) return <p className="msg-empty">{word('content-hidden')}</p>;
  return (
    <>
      {message.kind === 'bounce' && <BounceNote bounce={message.bounce} />}
      {message.kind === 'feedback-report' && (
        <p className="msg-note" data-tone="warn">
          {t('feedback.why')}
        </p>
      )}
      {message.partHidden && <p className="msg-note">{t('part-hidden')}</p>}
      {message.invitation && <InvitationCard invitation={message.invitation} />}
      {isReport && (
        <button
          type="button"
          className="msg-link"
          aria-expanded={reportShown}
          onClick={() => setReportShown(!reportShown)}
        >
          {t(reportShown ? 'report.hide' : 'report.show')}
        </button>
      )}
      {(!isReport || reportShown) &&
        (message.hasHtml ? <HtmlBody message={message} /> : <TextBody message={message} />)}
      <Attachments files={message.attachments.filter((file) => !(file.inline && message.hasHtml))} />
    </>
  );
};
