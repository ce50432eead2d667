import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ErrorNote, notifyDone, Pill } from '#ground/ui/parts.tsx';
import { IconMail } from '#ground/ui/icons.ts';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listLedger, release } from '../contract.ts';
import { mailInWords } from '../words.ts';
import { STATE_TONE, useReason, type LedgerRow } from './ledger-data.ts';
import { RawSource } from './RawSource.tsx';

/** All about one mail: what became of it and why, its bytes, and the way out of quarantine. */
export const LedgerDrawer = ({ row, onClose }: { row: LedgerRow; onClose: () => void }) => {
  const t = useWords(mailInWords);
  const format = useFormat();
  const reason = useReason();
  const tell = useTell(release, {
    invalidates: [listLedger],
    onDone: () => {
      notifyDone(t('release.done'));
      onClose();
    },
  });
  const [way, mailbox] = row.source.split(':');
  const facts: [string, string][] = [
    [t('column.received'), format.dateTime(row.receivedAt)],
    [t('column.sender'), row.sender || t('sender.none')],
    [t('column.to'), row.envelopeTo.join(', ')],
    [t('column.subject'), row.subject || t('subject.none')],
    [t('column.size'), format.size(row.size)],
    [t('detail.source'), way === 'imap' ? `${t('source.imap')} ${mailbox ?? ''}` : t('source.smtp')],
  ];
  return (
    <SideDrawer title={t('detail.title', { id: row.id })} size={680} onClose={onClose}>
      <div className="ledger-detail">
        <div className="ledger-verdict" data-tone={STATE_TONE[row.state]}>
          <Pill tone={STATE_TONE[row.state]}>{t(`state.${row.state}`)}</Pill>
          <span>{reason(row)}</span>
          {row.interactionId !== null && (
            <Button
              component={Link}
              to={`/i/${row.interactionId}`}
              variant="default"
              leftSection={<IconMail size={15} />}
            >
              {t('detail.interaction')}
            </Button>
          )}
          {(row.state === 'quarantined' || row.state === 'spam') && (
            <Button loading={tell.isPending} onClick={() => tell.mutate({ id: row.id })}>
              {t(row.state === 'spam' ? 'release.spam' : 'release')}
            </Button>
          )}
        </div>
        {row.state === 'quarantined' && <p className="quiet">{t('release.why')}</p>}
        {row.state === 'spam' && <p className="quiet">{t('release.spam.why')}</p>}
        <ErrorNote error={tell.error} words={mailInWords} />
        <dl className="ledger-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <RawSource id={row.id} />
      </div>
    </SideDrawer>
  );
};
