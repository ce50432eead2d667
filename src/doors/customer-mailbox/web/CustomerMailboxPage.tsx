import './customer.css';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ConfirmDialog, EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import {
  IconCircleCheck,
  IconExternalLink,
  IconLock,
  IconMailOpened,
  IconMailbox,
  IconPencil,
  IconPhone,
} from '#ground/ui/icons.ts';
import { Announcer, announce } from '#ground/web/announce.tsx';
import { useAsk } from '#ground/web/query.ts';
import { refusalCode, useWords } from '#ground/web/words.tsx';
import { listCustomers } from '../contract.ts';
import { customerMailboxWords } from '../words.ts';
import { CustomerList } from './CustomerList.tsx';
import { useCustomer, useCustomerStream, type Mail } from './customer-data.ts';
import type { Customer } from './invent.ts';
import { MailList } from './MailList.tsx';
import { MailView } from './MailView.tsx';
import { WriteForm } from './WriteForm.tsx';

type Open =
  | { what: 'mail'; id: number }
  | { what: 'write'; answering: Mail | null }
  | { what: 'sent'; said: string }
  | null;

const Closed = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const t = useWords(customerMailboxWords);
  const code = refusalCode(error);
  return (
    <main className="customer-closed">
      <EmptyState icon={<IconLock />} title={t('closed.title')}>
        <ErrorNote error={error} words={customerMailboxWords} {...(code === 'unreachable' ? { onRetry } : {})} />
        {code === 'signed-out' && (
          <Button component="a" href="/sign-in?back=/customer" mt={12}>
            {t('sign-in')}
          </Button>
        )}
      </EmptyState>
    </main>
  );
};

const Sent = ({ said, onAgain }: { said: string; onAgain: () => void }) => {
  const t = useWords(customerMailboxWords);
  return (
    <div className="customer-sent" role="status">
      <IconCircleCheck size={40} />
      <p>{t('smtp.said')}</p>
      <code>{said}</code>
      <div>
        <Button variant="default" leftSection={<IconPencil size={15} />} onClick={onAgain}>
          {t('smtp.again')}
        </Button>
        <Button
          component="a"
          href="/"
          target="relais-desk"
          variant="light"
          leftSection={<IconExternalLink size={15} />}
        >
          {t('smtp.desk')}
        </Button>
      </div>
    </div>
  );
};

/** Where whoever tries Relais is the customer: reads what came, answers, and writes anew. */
export const CustomerMailboxPage = ({ phoneHref }: { phoneHref: string }) => {
  const t = useWords(customerMailboxWords);
  const form = useWords(formWords);
  const list = useAsk(listCustomers, {});
  const [customer, setCustomer] = useCustomer();
  const [open, setOpen] = useState<Open>(null);
  const [typed, setTyped] = useState(false);
  const [asks, setAsks] = useState<(() => void) | null>(null);
  const live = useCustomerStream(list.isSuccess, (recipient) => {
    if (recipient === customer?.address) announce(t('received.new', { name: recipient }));
  });
  useEffect(() => {
    document.title = `${t('title')} · Relais`;
  }, [t]);
  if (list.isError && !list.data) return <Closed error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading lines={8} />;
  const { deskAddresses } = list.data;
  /** Asks first when that would throw away what is being written. */
  const leave = (act: () => void): void => (typed ? setAsks(() => act) : act());
  const be = (next: Customer): void =>
    leave(() => {
      setCustomer(next);
      setOpen(null);
    });
  return (
    <div className="customer">
      <header className="customer-top">
        <span className="customer-logo">
          <IconMailbox size={22} />
        </span>
        <div>
          <h1>{t('title')}</h1>
          <p>{t('what')}</p>
        </div>
        <a className="customer-phone" href={phoneHref}>
          <IconPhone size={16} /> {t('phone')}
        </a>
        <span className="customer-live" data-live={live} role="status">
          <i />
          {t(live ? 'live.on' : 'live.off')}
        </span>
      </header>
      <CustomerList customers={list.data.customers} chosen={customer} onChoose={be} />
      {customer && (
        <MailList
          customer={customer}
          openId={open?.what === 'mail' ? open.id : open?.what === 'write' ? (open.answering?.id ?? null) : null}
          onOpen={(id) => leave(() => setOpen({ what: 'mail', id }))}
          onWrite={() => leave(() => setOpen({ what: 'write', answering: null }))}
        />
      )}
      <main className="customer-main" data-wide={!customer || undefined}>
        {!customer && (
          <EmptyState icon={<IconMailbox />} title={t('pick.title')}>
            {t('pick.why')}
          </EmptyState>
        )}
        {customer && open === null && (
          <EmptyState icon={<IconMailOpened />} title={t('nothing-open')}>
            {t('nothing-open.why')}
          </EmptyState>
        )}
        {open?.what === 'mail' && (
          <MailView key={open.id} id={open.id} onAnswer={(answering) => setOpen({ what: 'write', answering })} />
        )}
        {customer && open?.what === 'write' && (
          <WriteForm
            key={open.answering?.id ?? 'new'}
            customer={customer}
            desk={deskAddresses}
            answering={open.answering}
            onTyped={setTyped}
            onSent={(said) => setOpen({ what: 'sent', said })}
            onCancel={() => leave(() => setOpen(open.answering ? { what: 'mail', id: open.answering.id } : null))}
          />
        )}
        {open?.what === 'write' && open.answering && <MailView id={open.answering.id} onAnswer={null} />}
        {open?.what === 'sent' && <Sent said={open.said} onAgain={() => setOpen({ what: 'write', answering: null })} />}
      </main>
      <ConfirmDialog
        opened={asks !== null}
        title={form('leave.title')}
        confirmLabel={form('leave.confirm')}
        danger
        onConfirm={() => {
          asks?.();
          setAsks(null);
        }}
        onClose={() => setAsks(null)}
      >
        {form('leave.why')}
      </ConfirmDialog>
      <Announcer />
    </div>
  );
};
