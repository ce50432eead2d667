import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconExternalLink } from '#ground/ui/icons.ts';
import { ErrorNote, notifyDone, Pill, ReasonedButton, ShortTime, type Tone } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listCrmWork, readCrm, retryCrm, type Change, type WorkRow } from '../contract.ts';
import { crmWords } from '../words.ts';
import type { HereField } from './crm-form.ts';
import { useFieldName } from './use-field-name.ts';

const TONE: Record<WorkRow['state'], Tone> = { waiting: 'warn', sending: 'accent', done: 'ok', failed: 'bad' };

/** One interaction or contact: what moved last, or what stands in the way. */
export const WorkLine = ({ row, off, fields }: { row: WorkRow; off: string | null; fields: readonly HereField[] }) => {
  const t = useWords(crmWords);
  const nameOf = useFieldName(fields);
  const { dateTime } = useFormat();
  const retry = useTell(retryCrm, {
    invalidates: [listCrmWork, readCrm],
    onDone: ({ count }) => notifyDone(t('retried', { n: count })),
  });
  const moved = ({ what, way, not }: Change): string => {
    if (what === 'ticket' || what === 'notes') return t(`changed.${what}`);
    return t(not === null ? `changed.${way}` : 'changed.not', { field: nameOf(what) });
  };
  const facts = [
    row.state === 'done' && (row.changed.map(moved).join(' · ') || t('changed.nothing')),
    row.problem !== null && t('attempts', { n: row.attempts }),
    row.problem !== null && row.state === 'waiting' && row.dueAt && t('next-try', { at: dateTime(row.dueAt) }),
  ].filter(Boolean);
  return (
    <li>
      <div className="crm-row">
        <b>{t(row.kind, { id: row.subjectId })}</b>
        <Pill tone={TONE[row.state]}>{t(`state.${row.state}`)}</Pill>
        {row.triedAt && <ShortTime at={row.triedAt} />}
        {row.kind === 'interaction' && (
          <Button size="compact-xs" variant="default" component={Link} to={`/i/${row.subjectId}`}>
            {t('open.here')}
          </Button>
        )}
        {row.url && (
          <Button
            size="compact-xs"
            variant="default"
            component="a"
            href={row.url}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={t('open.there')}
            rightSection={<IconExternalLink size={13} />}
          >
            HubSpot
          </Button>
        )}
        {(row.state === 'failed' || (row.state === 'waiting' && row.problem !== null)) && (
          <ReasonedButton
            size="compact-xs"
            reason={off}
            loading={retry.isPending}
            onClick={() => retry.mutate({ id: row.id })}
          >
            {t('retry')}
          </ReasonedButton>
        )}
      </div>
      {facts.length > 0 && <small>{facts.join(' · ')}</small>}
      {row.problem && (
        <p className="crm-problem">
          {t(`problem.${row.problem}`)}
          {row.said && (
            <small className="crm-said">
              {t('said')} <code>{row.said}</code>
            </small>
          )}
        </p>
      )}
      <ErrorNote error={retry.error} words={crmWords} />
    </li>
  );
};
