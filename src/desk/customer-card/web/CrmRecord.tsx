import type { z } from 'zod';
import { IconAlertTriangle, IconExternalLink } from '#ground/ui/icons.ts';
import { ShortTime } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import type { openCard } from '../contract.ts';
import { customerCardWords } from '../words.ts';

export type CrmRecordFacts = z.output<typeof openCard.output>['records'][number];

/** Where the person is in another system, since when it is as here, and what went wrong. */
export const CrmRecord = ({ record }: { record: CrmRecordFacts }) => {
  const t = useWords(customerCardWords);
  const { system, recordId, url, label, syncedAt, problem } = record;
  const name = `${system} · ${label || recordId}`;
  return (
    <div>
      <dt>{t('crm')}</dt>
      <dd className="card-record">
        {url ? (
          <a href={url} target="_blank" rel="noopener noreferrer" title={t('crm.open', { system })}>
            {name}
            <IconExternalLink size={14} aria-hidden />
          </a>
        ) : (
          <span title={recordId}>{name}</span>
        )}
        {problem ? (
          <small className="card-record-problem">
            <IconAlertTriangle size={13} aria-hidden /> {t(`crm.problem.${problem}`)}
          </small>
        ) : (
          syncedAt && (
            <small>
              {t('crm.synced')} <ShortTime at={syncedAt} />
            </small>
          )
        )}
      </dd>
    </div>
  );
};
