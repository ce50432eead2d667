import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { Avatar, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconArrowBackUp, IconDownload, IconPaperclip } from '#ground/ui/icons.ts';
import { MailFrame, PlainMail } from '#ground/ui/mail-frame/parts.tsx';
import { refetchCalls, useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { customerAttachmentPath, listCustomers, listMail, readMail } from '../contract.ts';
import { customerMailboxWords } from '../words.ts';
import type { Mail } from './customer-data.ts';

/** Only mail of this very desk is read here: nothing in it needs to be fetched from elsewhere. */
const nowhere = (): string => '';

const Attachments = ({ mail }: { mail: Mail }) => {
  const t = useWords(customerMailboxWords);
  const format = useFormat();
  const shownInside = (contentId: string | null): boolean =>
    contentId !== null && (mail.html?.includes(`cid:${contentId}`) ?? false);
  const files = mail.attachments.filter((file) => !shownInside(file.contentId));
  if (files.length === 0) return null;
  return (
    <ul className="customer-files" aria-label={t('attachments')}>
      {files.map((file) => (
        <li key={file.index}>
          <a href={customerAttachmentPath(mail.id, file.index)} download={file.name} title={t('download')}>
            <IconPaperclip size={14} />
            {file.name || t('file.unnamed')} · {format.size(file.size)}
            <IconDownload size={14} />
          </a>
        </li>
      ))}
    </ul>
  );
};

/** One mail that the customer received, as a mail program shows it. `onAnswer` null: it is being answered. */
export const MailView = ({ id, onAnswer }: { id: number; onAnswer: ((mail: Mail) => void) | null }) => {
  const t = useWords(customerMailboxWords);
  const format = useFormat();
  const query = useAsk(readMail, { id });
  const mail = query.data;
  // Reading it made it seen.
  const isRead = mail !== undefined;
  useEffect(() => {
    if (isRead) refetchCalls([listCustomers.name, listMail.name]);
  }, [isRead]);
  if (query.isError && !mail) {
    return (
      <div className="customer-error">
        <ErrorNote error={query.error} words={customerMailboxWords} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (!mail) return <Loading lines={7} />;
  const name = mail.from.name || mail.from.address;
  const images = Object.fromEntries(
    mail.attachments
      .filter((file) => file.contentId !== null)
      .map((file) => [file.contentId!, customerAttachmentPath(mail.id, file.index)]),
  );
  return (
    <article className="customer-view" aria-label={t('message', { name })}>
      <h2>{mail.subject || t('subject.none')}</h2>
      <header>
        <Avatar name={name} size={34} />
        <div>
          <b>{name}</b>
          <small>{mail.from.address}</small>
        </div>
        <time dateTime={mail.receivedAt}>{format.dateTime(mail.receivedAt)}</time>
        {onAnswer && (
          <Button variant="default" leftSection={<IconArrowBackUp size={15} />} onClick={() => onAnswer(mail)}>
            {t('answer')}
          </Button>
        )}
      </header>
      <div className="customer-body">
        {mail.html ? (
          <MailFrame html={mail.html} images={images} remoteUrl={nowhere} title={t('message', { name })} />
        ) : (
          <PlainMail text={mail.text} />
        )}
      </div>
      <Attachments mail={mail} />
    </article>
  );
};
