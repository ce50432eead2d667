import { Button } from '@mantine/core';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconMailOpened, IconPencil } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listMail } from '../contract.ts';
import { customerMailboxWords } from '../words.ts';
import type { Customer } from './invent.ts';

/** What this customer received, newest first. */
export const MailList = (props: {
  customer: Customer;
  openId: number | null;
  onOpen: (id: number) => void;
  onWrite: () => void;
}) => {
  const t = useWords(customerMailboxWords);
  const format = useFormat();
  const list = useAsk(listMail, { address: props.customer.address });
  return (
    <section className="customer-mail" aria-label={t('received')}>
      <div className="customer-list-head">
        <h2>{t('received')}</h2>
        <Button leftSection={<IconPencil size={14} />} onClick={props.onWrite}>
          {t('write')}
        </Button>
      </div>
      {list.isPending && <Loading lines={6} />}
      {list.isError && !list.data && (
        <div className="customer-error">
          <ErrorNote error={list.error} words={customerMailboxWords} onRetry={() => void list.refetch()} />
        </div>
      )}
      {list.data?.mail.length === 0 && (
        <EmptyState icon={<IconMailOpened />} title={t('received.none')}>
          {t('received.none.why')}
        </EmptyState>
      )}
      <ul>
        {list.data?.mail.map((mail) => (
          <li key={mail.id}>
            <button
              type="button"
              data-unseen={!mail.seen || undefined}
              aria-current={mail.id === props.openId || undefined}
              onClick={() => props.onOpen(mail.id)}
            >
              <b>
                {!mail.seen && <i className="customer-dot" role="img" aria-label={t('received.unread')} />}
                {mail.subject || t('subject.none')}
              </b>
              <time dateTime={mail.receivedAt} title={format.dateTime(mail.receivedAt)}>
                {format.short(mail.receivedAt)}
              </time>
              <small>{mail.sender}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
