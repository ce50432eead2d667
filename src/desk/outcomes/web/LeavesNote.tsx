import { IconClock, IconInfoCircle } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { isFinished, whyNotDismiss } from '#spine/dispositions/rules.ts';
import { useOutcome, useOutcomeFacts } from '#spine/dispositions/web/parts.tsx';
import type { Status } from '#spine/interactions/contract.ts';
import { outcomesWords } from '../words.ts';

/** R129, D16: when a finished interaction of mine leaves by itself, or what keeps it. `className`: of its frame. */
export const LeavesNote = (props: {
  interactionId: number;
  status: Status;
  mine: boolean;
  className: string;
  onDisposition: () => void;
}) => {
  const { interactionId, status, mine, className } = props;
  const t = useWords(outcomesWords);
  const format = useFormat();
  const { data } = useOutcome(interactionId);
  const facts = useOutcomeFacts(interactionId, { status, mine });
  if (!data || !mine || !isFinished(status)) return null;
  if (whyNotDismiss(facts) === 'disposition-required')
    return (
      <p className={className}>
        <IconInfoCircle size={16} />
        {t('leaves.not', { skill: data.skillName ?? '' })}
        <button type="button" className="outcome-link" onClick={props.onDisposition}>
          {t('disposition.choose')}
        </button>
      </p>
    );
  if (data.leavesAt === null) return null;
  return (
    <p className={className}>
      <IconClock size={16} />
      {t('leaves.at', { when: format.ahead(data.leavesAt) })}
    </p>
  );
};
