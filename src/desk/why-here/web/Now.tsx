import type { z } from 'zod';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { readWhyHere } from '../contract.ts';
import { whyWords } from '../words.ts';

type Data = z.output<typeof readWhyHere.output>;

/** Where it is as things stand, and while it waits, why nobody is given it. */
export const Now = ({ data }: { data: Data }) => {
  const t = useWords(whyWords);
  const format = useFormat();
  const { now, assignee, finished, inTrash, hasSkill } = data;
  const sentence = (): string => {
    if (assignee !== null) return t('now.assigned', { name: assignee });
    if (inTrash) return t('now.trash');
    if (finished && !now) return t('now.finished');
    if (!now) return t(hasSkill ? 'now.no-queue' : 'now.no-skill');
    const values = { since: format.dateTime(now.since), priority: now.priority };
    return now.team === null
      ? t('now.skill', { ...values, skill: now.skill ?? '–' })
      : t('now.team', { ...values, team: now.team });
  };
  return (
    <section aria-label={t('now')} className="why-now">
      <h3>{t('now')}</h3>
      <p>{sentence()}</p>
      {now && now.offeredTo !== null && <p>{t('now.offered', { name: now.offeredTo })}</p>}
      {now && now.offeredTo === null && (
        <>
          <p>
            <b>
              {now.agents.length === 0
                ? t('now.nobody')
                : t(now.agents.some((one) => one.why === null) ? 'now.some-can' : 'now.none-can')}
            </b>
          </p>
          <ul>
            {now.agents.map((one, index) => (
              <li key={index}>
                {one.name} :{' '}
                {t(`not.${one.why ?? 'can'}`, { load: format.number(one.load), limit: format.number(one.limit) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};
