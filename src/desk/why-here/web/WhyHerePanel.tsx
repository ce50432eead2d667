import './why-here.css';
import { ErrorNote, Loading, ShortTime } from '#ground/ui/parts.tsx';
import { SideDrawer } from '#ground/ui/page/parts.tsx';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
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
    case 'auto-answered':
    case 'wrote-first':
    case 'merged':
      return <p>{t(step.kind)}</p>;
  }
};

/** « Pourquoi ici ? »: what threaded an interaction, what routed it, who was weighed, and what it waits for now. */
export const WhyHerePanel = ({ interactionId, onClose }: { interactionId: number; onClose: () => void }) => {
  const t = useWords(whyWords);
  const asked = useAsk(readWhyHere, { interactionId }, { fresh: true });
  const { data } = asked;
  const mailboxes = new Map(data?.mailboxes.map(({ id, address }) => [id, address]));
  return (
    <SideDrawer title={t('title')} size={480} onClose={onClose}>
      <div className="drawer-fields why-here">
        {asked.isError && !data && (
          <ErrorNote error={asked.error} words={whyWords} onRetry={() => void asked.refetch()} />
        )}
        {!data && !asked.isError && <Loading lines={8} />}
        {data && (
          <>
            <Now data={data} />
            <section aria-label={t('story')}>
              <h3>{t('story')}</h3>
              <p className="fields-why">{t(data.steps.length === 0 ? 'nothing' : 'why')}</p>
              <ol className="why-steps">
                {data.steps.map((step, index) => (
                  <li key={index}>
                    <span className="why-at">
                      <ShortTime at={step.at} />
                    </span>
                    <div>
                      <Sentence step={step} mailboxes={mailboxes} />
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
