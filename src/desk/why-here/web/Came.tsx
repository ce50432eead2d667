import { useWords } from '#ground/web/words.tsx';
import { useHeldText } from '#spine/routing-rules/web/parts.tsx';
import type { Step } from '../contract.ts';
import { whyWords } from '../words.ts';

type CameStep = Extract<Step, { kind: 'came' }>;

/** The rules that held, with what in them did and what each decided. */
const Ruled = ({
  ruled,
  mailboxes,
}: {
  ruled: NonNullable<CameStep['ruled']>;
  mailboxes: ReadonlyMap<number, string>;
}) => {
  const t = useWords(whyWords);
  const held = useHeldText(mailboxes);
  return (
    <ul>
      {ruled.rules.map((rule, index) => (
        <li key={index}>
          {t('ruled.rule', { name: rule.name, held: rule.held.map(held).join(', ') || t('ruled.always') })}{' '}
          {rule.did.length > 0
            ? t('ruled.did', { did: rule.did.map((one) => t(`did.${one}`)).join(', ') })
            : t('ruled.idle')}
        </li>
      ))}
    </ul>
  );
};

/** What threaded a mail, and for one that began the interaction what routed it. */
export const Came = ({ step, mailboxes }: { step: CameStep; mailboxes: ReadonlyMap<number, string> }) => {
  const t = useWords(whyWords);
  const { created, known, by, merged, mailbox, skill, priority, ruled } = step;
  if (!created)
    return (
      <>
        <p>{t(`came.${by ?? 'somehow'}`)}</p>
        {merged.length > 0 && <p>{t('came.merged', { n: merged.length })}</p>}
      </>
    );
  const bySkillRule = ruled?.rules.some((rule) => rule.did.includes('skill')) ?? false;
  return (
    <>
      <p>{t(step.previousId === null ? 'came.new' : 'came.continues')}</p>
      {known ? (
        <>
          <p>{mailbox === null ? t('came.no-mailbox') : t('came.mailbox', { mailbox })}</p>
          {ruled ? <Ruled ruled={ruled} mailboxes={mailboxes} /> : <p>{t('ruled.none')}</p>}
          <p>
            {skill === null
              ? t('came.no-skill')
              : t(bySkillRule || mailbox === null ? 'came.skill' : 'came.mailbox-skill', { skill })}{' '}
            {priority !== null && t('came.priority', { n: priority })}
          </p>
        </>
      ) : (
        <p className="why-quiet">{t('unknown')}</p>
      )}
    </>
  );
};
