import './contact-files.css';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { ErrorNote, Loading, notifyDone, Pill, ReasonedButton } from '#ground/ui/parts.tsx';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { TYPED_KINDS } from '#spine/contacts/contract.ts';
import { aboutImport, CORE_TARGETS, listImports, previewImport, startImport, type Target } from '../contract.ts';
import { whyNotMapping } from '../rules.ts';
import { contactFilesWords } from '../words.ts';

type About = z.output<typeof aboutImport.output>;
const DELIMITER = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
const ENCODING: Record<string, string> = {
  ...{ utf8: 'UTF-8', win1252: 'Windows-1252', 'utf16-le': 'UTF-16', 'utf16-be': 'UTF-16' },
};
const TONE = { created: 'ok', updated: 'accent', unchanged: 'plain', refused: 'bad' } as const;

const Columns = (props: {
  about: About;
  mapping: readonly (Target | null)[];
  onMap: (column: number, target: Target | null) => void;
}) => {
  const { about, mapping } = props;
  const t = useWords(contactFilesWords);
  const { fields } = about;
  const data = [
    { value: '', label: t('target.none') },
    { group: t('target.person'), items: CORE_TARGETS.map((value) => ({ value, label: t(`target.${value}`) })) },
    { group: t('target.address'), items: TYPED_KINDS.map((value) => ({ value, label: t(`target.${value}`) })) },
    ...(fields.length > 0
      ? [{ group: t('target.house'), items: fields.map(({ id, name }) => ({ value: `field:${id}`, label: name })) }]
      : []),
  ];
  return (
    <table className="import-table">
      <caption className="visually-hidden">{t('columns')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('columns.header')}</th>
          <th scope="col">{t('columns.sample')}</th>
          <th scope="col">{t('columns.target')}</th>
        </tr>
      </thead>
      <tbody>
        {about.headers.map((given, column) => {
          const header = given || t('columns.unnamed', { n: column + 1 });
          const sample = about.sample.map((cells) => cells[column] ?? '').filter((cell) => cell !== '');
          return (
            // Headers may be the same; the place in the file is not.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={column} data-left-out={mapping[column] === null || undefined}>
              <th scope="row">{header}</th>
              <td title={sample.join('\n')}>{sample.slice(0, 3).join(' · ')}</td>
              <td>
                <NativeSelect
                  aria-label={t('columns.of', { header })}
                  data={data}
                  value={mapping[column] ?? ''}
                  onChange={({ currentTarget }) => props.onMap(column, currentTarget.value || null)}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

const Preview = ({ importId, mapping }: { importId: number; mapping: readonly (Target | null)[] }) => {
  const t = useWords(contactFilesWords);
  const words: Record<string, { fr: string; en: string }> = contactFilesWords;
  const sayAny = useWords(words);
  const asked = useAsk(previewImport, { importId, mapping: [...mapping] }, { fresh: true, keepPrevious: true });
  if (asked.isError) return <ErrorNote error={asked.error} words={contactFilesWords} />;
  if (!asked.data) return <Loading lines={5} />;
  const { rows, counts } = asked.data;
  const tried = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return (
    <section aria-label={t('preview', { n: tried })} aria-busy={asked.isFetching || undefined}>
      <h3>{t('preview', { n: tried })}</h3>
      <p className="import-counts">
        {(['created', 'updated', 'unchanged', 'refused'] as const)
          .filter((verdict) => (counts[verdict] ?? 0) > 0)
          .map((verdict) => (
            <Pill key={verdict} tone={TONE[verdict]}>
              {t(`counts.${verdict}`, { n: counts[verdict] ?? 0 })}
            </Pill>
          ))}
      </p>
      <table className="import-table import-preview">
        <thead>
          <tr>
            <th scope="col">{t('preview.line')}</th>
            <th scope="col">{t('preview.who')}</th>
            <th scope="col">{t('preview.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <td>{row.line}</td>
              <td>{[row.name, row.address].filter(Boolean).join(' · ') || '—'}</td>
              <td>
                <Pill tone={TONE[row.verdict]}>{t(`verdict.${row.verdict}`)}</Pill>
                {row.reason && (
                  <small>
                    {row.column && `${row.column} : `}
                    {sayAny(`bad.${row.reason}` in words ? `bad.${row.reason}` : 'bad.other')}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const Prepared = ({ about, onClose }: { about: About; onClose: () => void }) => {
  const t = useWords(contactFilesWords);
  const common = useWords(commonWords);
  const [mapping, setMapping] = useState<readonly (Target | null)[]>(about.proposed);
  const start = useTell(startImport, {
    invalidates: [listImports],
    onDone: () => {
      notifyDone(t('started'));
      onClose();
    },
  });
  const why = whyNotMapping(mapping);
  const delimiter = DELIMITER[about.delimiter as keyof typeof DELIMITER] ?? 'comma';
  return (
    <div className="drawer-form">
      <div className="drawer-fields import-fields">
        <p>
          {t('prepare.why', {
            lines: about.lines,
            encoding: ENCODING[about.encoding] ?? about.encoding,
            delimiter: t(`delimiter.${delimiter}`),
          })}
        </p>
        <Columns
          about={about}
          mapping={mapping}
          onMap={(column, target) => setMapping(mapping.map((before, at) => (at === column ? target : before)))}
        />
        {why ? (
          <p className="import-why" role="status">
            {t(`refused.${why}`)}
          </p>
        ) : (
          <Preview importId={about.id} mapping={mapping} />
        )}
      </div>
      <div className="drawer-foot">
        <ErrorNote error={start.error} words={contactFilesWords} />
        <div className="drawer-acts">
          <span className="drawer-grow" />
          <Button variant="default" onClick={onClose}>
            {common('close')}
          </Button>
          <ReasonedButton
            reason={why && t(`refused.${why}`)}
            loading={start.isPending}
            onClick={() => start.mutate({ importId: about.id, mapping: [...mapping] })}
          >
            {t('start', { n: about.lines })}
          </ReasonedButton>
        </div>
      </div>
    </div>
  );
};

/** What each column becomes, and what the first lines then come to, before anything is done. */
export const ImportDrawer = ({ importId, onClose }: { importId: number; onClose: () => void }) => {
  const asked = useAsk(aboutImport, { importId }, { fresh: true });
  const words = useWords(contactFilesWords);
  return (
    <SideDrawer title={asked.data?.fileName ?? words('import')} size={720} onClose={onClose}>
      {asked.isError && <ErrorNote error={asked.error} words={contactFilesWords} />}
      {!asked.data && !asked.isError && <Loading lines={8} />}
      {asked.data && <Prepared about={asked.data} onClose={onClose} />}
    </SideDrawer>
  );
};
