import './why-here.css';
import { ErrorNote, Loading, ShortTime } from '#ground/ui/parts.tsx';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { readWhyHere, type Step } from '../contract.ts';
import { whyWords } from '../words.ts';
import { Came } from './Came.tsx';
import { Now } from './Now.tsx';
import { WeighedList } from './WeighedList.tsx';

type Mailboxes = ReadonlyMap<number, string>;

/** One thing that happened, in a sentence; what was weighed stands below it. */
const Sentence = ({ step, mailboxes }: { step: Step; mailboxes: Mailboxes }) => {
  const t = useWords(whyWords);
  const who = (name: string | null): string => name ?? t('someone');
  switch (step.kind) {
    case 'came':
      return <Came step={step} mailboxes={mailboxes} />;
    case 'queued': {
      const { skill, team, by } = step;
      const what = team === null ? 'skill' : 'team';
      const values = { skill: skill ?? '–', team: team ?? '–', by: who(by) };
      return <p>{t(by === null ? `queued.${what}` : `queued.${what}-by`, values)}</p>;
    }
    case 'offered':
      return (
        <>
          <p>{t('offered', { to: who(step.to) })}</p>
          {step.weighed && <WeighedList weighed={step.weighed} />}
        </>
      );
    case 'offer-ended':
      return <p>{t(`ended.${step.outcome}`, { to: who(step.to) })}</p>;
    case 'assigned':
      return (
        <>
          <p>{t(`assigned.${step.how ?? 'somehow'}`, { to: who(step.to), by: who(step.by) })}</p>
          {step.weighed && <WeighedList weighed={step.weighed} />}
        </>
      );
    case 'unassigned':
      return <p>{t('unassigned', { from: who(step.from) })}</p>;
    case 'split':
      return <p>{t('split', { by: who(step.by), n: step.count })}</p>;
    case 'split-off':
    case 'trashed':
    case 'restored':
      return <p>{t(step.kind, { by: who(step.by) })}</p>;
    case 'auto-answered':
    case 'wrote-first':
    case 'merged':
      return <p>{t(step.kind)}</p>;
  }
};

/** Mails that came one after the other in the same way are told once: a long conversation has hundreds. */
const inRuns = (steps: readonly Step[]): { step: Step; more: number; last: string }[] => {
  const runs: { step: Step; more: number; last: string }[] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    if (run?.step.kind === 'came' && step.kind === 'came' && alike(run.step, step)) {
      run.more += 1;
      run.last = step.at;
    } else runs.push({ step, more: 0, last: step.at });
  }
  return runs;
};
type CameStep = Extract<Step, { kind: 'came' }>;
const alike = (a: CameStep, b: CameStep): boolean =>
  !a.created && !b.created && a.by === b.by && a.merged.length + b.merged.length === 0;

/** « Pourquoi ici ? »: what threaded an interaction, what routed it, who was weighed, and what it waits for now. */
export const WhyHerePanel = ({ interactionId, onClose }: { interactionId: number; onClose: () => void }) => {
  const t = useWords(whyWords);
  const asked = useAsk(readWhyHere, { interactionId }, { fresh: true });
  const format = useFormat();
  const { data } = asked;
  const mailboxes = new Map(data?.mailboxes.map(({ id, address }) => [id, address]));
  return (
    <SideDrawer title={t('title')} size={480} onClose={onClose}>
      <div className="why-here">
        {asked.isError && !data && (
          <ErrorNote error={asked.error} words={whyWords} onRetry={() => void asked.refetch()} />
        )}
        {!data && !asked.isError && <Loading lines={8} />}
        {data && (
          <>
            <Now data={data} />
            <section aria-label={t('story')}>
              <h3>{t('story')}</h3>
              <p className="why-quiet">{t(data.steps.length === 0 ? 'nothing' : 'why')}</p>
              <ol className="why-steps">
                {inRuns(data.steps).map(({ step, more, last }, index) => (
                  <li key={index}>
                    <span className="why-at">
                      <ShortTime at={step.at} />
                    </span>
                    <div>
                      <Sentence step={step} mailboxes={mailboxes} />
                      {more > 0 && (
                        <p className="why-quiet">{t('came.more', { n: more, at: format.dateTime(last) })}</p>
                      )}
                    </div>
                  </li>
                ))}
              </ol>
            </section>
          </>
        )}
      </div>
    </SideDrawer>
  );
};
