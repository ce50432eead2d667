import './settings.css';
import { Link } from '@tanstack/react-router';
import { IconCheck, IconChevronRight, IconExternalLink } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { readReadiness } from '../contract.ts';
import { settingsWords } from '../words.ts';

type Paths = { skills: string; mailboxes: string; staff: string; desk: string; customer: string };

/**
 * What an empty house still needs, step by step, each leading to its page. Shows nothing once all is set up
 * and a first mail came: an evening with nobody Available is no set-up.
 */
export const OfficeStart = ({ paths }: { paths: Paths }) => {
  const t = useWords(settingsWords);
  const { data } = useAsk(readReadiness, {});
  if (!data || (data.skills > 0 && data.mailboxes > 0 && data.agentsWithSkill > 0 && data.hasMail)) return null;
  const steps = [
    { key: 'skill', done: data.skills > 0, to: paths.skills },
    { key: 'mailbox', done: data.mailboxes > 0, to: paths.mailboxes },
    { key: 'agent', done: data.agentsWithSkill > 0, to: paths.staff },
    { key: 'available', done: data.available > 0, to: paths.desk },
  ] as const;
  const next = steps.find((step) => !step.done);
  return (
    <section className="start" aria-labelledby="start-title">
      <header>
        <h2 id="start-title">{t('start.title')}</h2>
        <span>{t('start.progress', { done: steps.filter((step) => step.done).length, all: steps.length })}</span>
      </header>
      <ol>
        {steps.map((step, index) => (
          <li key={step.key} data-done={step.done || undefined} data-next={step === next || undefined}>
            <Link to={step.to}>
              <i aria-hidden="true">{step.done ? <IconCheck size={13} stroke={2.4} /> : index + 1}</i>
              <span>
                <b>{t(`start.${step.key}`)}</b>
                <small>{t(`start.${step.key}.why`)}</small>
              </span>
              <span className="visually-hidden">{t(step.done ? 'start.done' : 'start.to-do')}</span>
              {!step.done && <IconChevronRight size={15} aria-hidden />}
            </Link>
          </li>
        ))}
      </ol>
      {!next && (
        <a className="start-customer" href={paths.customer} target="_blank" rel="noopener">
          {t('start.customer')}
          <IconExternalLink size={14} />
        </a>
      )}
    </section>
  );
};
