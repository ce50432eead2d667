import { Pill } from '#ground/ui/parts.tsx';
import { IconAlertTriangle } from '#ground/ui/icons.ts';
import { RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { mailInWords } from '../words.ts';
import { STATE_TONE, useReason, type LedgerRow } from './ledger-data.ts';

export const LedgerTable = (props: {
  rows: readonly LedgerRow[];
  openId: number | null;
  onOpen: (row: LedgerRow) => void;
}) => {
  const t = useWords(mailInWords);
  const format = useFormat();
  const reason = useReason();
  return (
    <Sheet
      label={t('title')}
      head={[
        { word: t('column.subject') },
        { word: t('column.sender') },
        { word: t('column.to'), wideOnly: true },
        { word: t('column.state') },
        { word: t('column.size'), end: true, wideOnly: true },
        { word: t('column.received'), end: true },
      ]}
    >
      {props.rows.map((row) => {
        const subject = row.subject || t('subject.none');
        return (
          <SheetRow key={row.id} current={row.id === props.openId} onOpen={() => props.onOpen(row)}>
            <td className="ledger-subject">
              <RowButton onOpen={() => props.onOpen(row)}>
                <span>{subject}</span>
              </RowButton>
            </td>
            <td className="ledger-address" title={row.sender}>
              {row.sender || <span className="quiet">{t('sender.none')}</span>}
            </td>
            <td data-wide-only className="ledger-address" title={row.envelopeTo.join('\n')}>
              {row.envelopeTo.join(', ')}
            </td>
            <td>
              <Pill tone={STATE_TONE[row.state]} title={reason(row)}>
                {row.state === 'quarantined' && <IconAlertTriangle size={13} />}
                {t(`state.${row.state}`)}
              </Pill>
            </td>
            <td data-end data-wide-only>
              {format.size(row.size)}
            </td>
            <td data-end title={format.dateTime(row.receivedAt)}>
              {format.short(row.receivedAt)}
            </td>
          </SheetRow>
        );
      })}
    </Sheet>
  );
};
