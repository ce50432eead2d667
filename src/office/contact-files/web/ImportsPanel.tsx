import { Button, Progress } from '@mantine/core';
import { ErrorNote, Pill, ShortTime } from '#ground/ui/parts.tsx';
import { Panel } from '#ground/ui/page/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listImports, REFUSED_PATH, removeImport, stopImport, VERDICTS, type ImportRow } from '../contract.ts';
import { contactFilesWords } from '../words.ts';

const TONE = { reading: 'plain', ready: 'accent', running: 'warn', done: 'ok' } as const;

const Line = ({ one, onPrepare }: { one: ImportRow; onPrepare: () => void }) => {
  const t = useWords(contactFilesWords);
  const { number } = useFormat();
  const stop = useTell(stopImport, { invalidates: [listImports] });
  const remove = useTell(removeImport, { invalidates: [listImports] });
  const progress = t('progress', { done: number(one.done), lines: number(one.lines) });
  const isStopped = one.state === 'done' && one.done < one.lines;
  const counts = VERDICTS.filter((verdict) => one[verdict] > 0).map((verdict) =>
    t(`counts.${verdict}`, { n: one[verdict] }),
  );
  return (
    <li>
      <div className="import-what">
        <b title={one.fileName}>{one.fileName}</b>
        <Pill tone={TONE[one.state]}>{t(`state.${one.state}`)}</Pill>
        <small>
          {one.byName} · <ShortTime at={one.beganAt} />
        </small>
      </div>
      {one.state === 'running' && (
        <Progress
          size="sm"
          value={one.lines === 0 ? 0 : (100 * one.done) / one.lines}
          aria-label={`${one.fileName} : ${progress}`}
        />
      )}
      <p role={one.state === 'running' ? 'status' : undefined}>
        {[isStopped ? t('stopped', { done: number(one.done) }) : progress, ...counts].join(' · ')}
      </p>
      <ErrorNote error={stop.error ?? remove.error} words={contactFilesWords} />
      <div className="import-acts">
        {one.state === 'ready' && (
          <Button size="compact-sm" aria-label={t('prepare', { name: one.fileName })} onClick={onPrepare}>
            {t('prepare.act')}
          </Button>
        )}
        {one.state === 'running' && (
          <Button
            size="compact-sm"
            variant="default"
            loading={stop.isPending}
            aria-label={t('stop.heard', { name: one.fileName })}
            onClick={() => stop.mutate({ importId: one.id })}
          >
            {t('stop')}
          </Button>
        )}
        {one.refused > 0 && one.state === 'done' && (
          <Button component="a" size="compact-sm" variant="default" href={`${REFUSED_PATH}/${one.id}`} download>
            {t('refused')}
          </Button>
        )}
        {one.state !== 'running' && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            aria-label={t('remove.heard', { name: one.fileName })}
            onClick={() => remove.mutate({ importId: one.id })}
          >
            {t('remove.act')}
          </Button>
        )}
      </div>
    </li>
  );
};

/** Files that came in: what is to be prepared, how far the others are, and what was refused of them. */
export const ImportsPanel = (props: { imports: readonly ImportRow[]; onPrepare: (importId: number) => void }) => {
  const t = useWords(contactFilesWords);
  if (props.imports.length === 0) return null;
  return (
    <Panel title={t('imports')}>
      <ul className="import-list">
        {props.imports.map((one) => (
          <Line key={one.id} one={one} onPrepare={() => props.onPrepare(one.id)} />
        ))}
      </ul>
    </Panel>
  );
};
