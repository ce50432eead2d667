import './mailboxes.css';
import { useState } from 'react';
import { EmptyState, ErrorNote, Loading, Pill, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import { IconAlertTriangle, IconMailbox, IconPlus } from '#ground/ui/icons.ts';
import { Page, RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { listMailboxes } from '../contract.ts';
import { mailboxesWords } from '../words.ts';
import type { Mailbox } from './mailbox-form.ts';
import { MailboxDrawer } from './MailboxDrawer.tsx';
import { WatchState } from './WatchState.tsx';

const Server = ({ kind, host, port }: { kind: string; host: string; port: number }) => (
  <span className="server-cell">
    {kind}
    <small>
      {host}:{port}
    </small>
  </span>
);

const MailboxTable = (props: {
  mailboxes: readonly Mailbox[];
  openId: number | null;
  onOpen: (mailbox: Mailbox) => void;
}) => {
  const t = useWords(mailboxesWords);
  const skills = useAsk(skillNames, {}).data?.skills ?? [];
  return (
    <Sheet
      label={t('title')}
      head={[
        { word: t('column.address') },
        { word: t('column.skill') },
        { word: t('column.incoming') },
        { word: t('column.outgoing'), wideOnly: true },
        { word: t('column.watch') },
      ]}
    >
      {props.mailboxes.map((mailbox) => (
        <SheetRow key={mailbox.id} current={mailbox.id === props.openId} onOpen={() => props.onOpen(mailbox)}>
          <td>
            <RowButton onOpen={() => props.onOpen(mailbox)}>
              <span>
                <b>{mailbox.name}</b>
                <small>{mailbox.address}</small>
              </span>
            </RowButton>
          </td>
          <td>
            {mailbox.skillId === null ? (
              <Pill tone="warn">
                <IconAlertTriangle size={13} />
                {t('skill.none')}
              </Pill>
            ) : (
              (skills.find((skill) => skill.id === mailbox.skillId)?.name ?? `#${mailbox.skillId}`)
            )}
          </td>
          <td>
            {mailbox.incoming.kind === 'listener' ? (
              t('incoming.listener.short')
            ) : (
              <Server kind="IMAP" host={mailbox.incoming.host} port={mailbox.incoming.port} />
            )}
          </td>
          <td data-wide-only>
            {mailbox.outgoing.kind === 'customer-mailbox' ? (
              t('outgoing.customer-mailbox.short')
            ) : (
              <Server kind="SMTP" host={mailbox.outgoing.host} port={mailbox.outgoing.port} />
            )}
          </td>
          <td>
            <WatchState mailbox={mailbox} />
          </td>
        </SheetRow>
      ))}
    </Sheet>
  );
};

/** The addresses that the house answers for. */
export const MailboxesPage = () => {
  const t = useWords(mailboxesWords);
  const words = useWords(formWords);
  const list = useAsk(listMailboxes, {});
  const skills = useAsk(skillNames, {});
  const readOnly = useMe().data?.role !== 'administrator';
  const [openId, setOpenId] = useState<number | 'new' | null>(null);
  const error = list.error ?? skills.error;
  if (error && !(list.data && skills.data)) {
    return (
      <Page title={t('title')} why={t('why')}>
        <ErrorNote
          error={error}
          onRetry={() => {
            void list.refetch();
            void skills.refetch();
          }}
        />
      </Page>
    );
  }
  if (!list.data || !skills.data) return <Loading lines={8} />;
  const { mailboxes, listener } = list.data;
  return (
    <Page
      title={t('title')}
      why={t('why')}
      acts={
        <ReasonedButton
          leftSection={<IconPlus size={15} />}
          reason={readOnly ? words('read-only') : null}
          onClick={() => setOpenId('new')}
        >
          {t('add')}
        </ReasonedButton>
      }
    >
      {mailboxes.length === 0 ? (
        <EmptyState icon={<IconMailbox />} title={t('none')}>
          {t('none.why')}
        </EmptyState>
      ) : (
        <MailboxTable
          mailboxes={mailboxes}
          openId={openId === 'new' ? null : openId}
          onOpen={(mailbox) => setOpenId(mailbox.id)}
        />
      )}
      {openId !== null && (
        <MailboxDrawer
          key={openId}
          mailbox={mailboxes.find((mailbox) => mailbox.id === openId) ?? null}
          listener={listener}
          readOnly={readOnly}
          onClose={() => setOpenId(null)}
        />
      )}
    </Page>
  );
};
