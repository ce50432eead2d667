import './bulk.css';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { notifyDone, notifyNews } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { MOST_AT_ONCE } from '../rules.ts';
import { bulkWords } from '../words.ts';
import type { BulkActs } from './acts.ts';
import { useRun, type Outcome } from './use-run.ts';
import type { Selected } from './use-selection.ts';

const BulkPanel = lazy(() => import('./BulkPanel.tsx').then((file) => ({ default: file.BulkPanel })));

/** Where the list has its tab stop. */
const focusList = (): void =>
  (
    document.querySelector<HTMLElement>('#interactions-menu a[data-row][tabindex="0"]') ??
    document.querySelector<HTMLElement>('#interactions-menu [role=tab][aria-selected=true]')
  )?.focus();

/**
 * Under the list: how many are selected and what can be done with them, how far it is, and what came of it. The sentence
 * that is heard is there before there is anything to say; the rest is loaded with the first that is selected.
 */
export const BulkBar = ({ selected, acts }: { selected: Selected; acts: BulkActs }) => {
  const t = useWords(bulkWords);
  const box = useRef<HTMLElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [leads, setLeads] = useState(false);
  const run = useRun(acts.touched, (ended) => {
    const focused = box.current?.contains(document.activeElement) || document.activeElement === document.body;
    if (!ended.job.keeps) selected.drop(new Set(ended.done.map((row) => row.id)));
    if (ended.refused.length === 0 && ended.untouched.length === 0) {
      setOutcome(null);
      const said = ended.job.said(ended.done.length);
      if (ended.job.undo) notifyNews(said, { label: t('undo'), run: () => undo(ended) });
      else notifyDone(said);
      if (focused && !ended.job.keeps) setLeads(true);
    } else setOutcome(ended);
  });
  const undo = ({ job, done }: Outcome): void => {
    setOutcome(null);
    if (job.undo) run.start({ ...job.undo, rows: done });
  };
  // Once the list shows what is left of it.
  useEffect(() => {
    if (!leads) return;
    setLeads(false);
    focusList();
  }, [leads]);
  const n = selected.rows.length;
  const leave = (): void => {
    if (run.running) return;
    selected.clear();
    focusList();
  };
  const had = useRef(false);
  if (n > 0) had.current = true;
  const said = n > 0 ? [t('selected', { n }), selected.cut && t('at-most', { most: MOST_AT_ONCE })] : [t('none')];
  const isShown = n > 0 || run.running !== null || outcome !== null;
  return (
    <section
      ref={box}
      className="bulk"
      data-empty={!isShown || undefined}
      aria-label={t('bar')}
      onKeyDown={(event) => {
        // A menu or a dialog drawn elsewhere has an Escape of its own.
        if (event.key !== 'Escape' || event.defaultPrevented || !box.current?.contains(event.target as Node)) return;
        event.preventDefault();
        leave();
      }}
    >
      <p className={n > 0 ? 'bulk-count' : 'visually-hidden'} role="status">
        {had.current && said.filter(Boolean).join(' · ')}
      </p>
      {isShown && (
        <Suspense>
          <BulkPanel
            rows={selected.rows}
            acts={acts}
            run={run}
            outcome={outcome}
            onLeave={leave}
            onUndo={undo}
            onOutcomeRead={() => {
              setOutcome(null);
              setLeads(true);
            }}
          />
        </Suspense>
      )}
    </section>
  );
};
