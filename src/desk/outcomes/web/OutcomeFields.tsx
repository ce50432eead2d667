import { Select } from '@mantine/core';
import type { z } from 'zod';
import { useWords } from '#ground/web/words.tsx';
import type { outcome, SettableStatus } from '#spine/dispositions/contract.ts';
import { whyNotDispose, whyStatusIsFixed } from '#spine/dispositions/rules.ts';
import { STATUSES } from '#spine/interactions/contract.ts';
import { useStatusName } from '#spine/interactions/web/parts.tsx';
import { outcomesWords } from '../words.ts';

/** What was chosen in the window; what was not touched follows the interaction. */
export type Chosen = { status?: SettableStatus; dispositionId?: number | null };

const BELOW: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

/** R121, R122: the status, and the disposition where the skill has some. */
export const OutcomeFields = (props: {
  outcome: z.output<typeof outcome.output>;
  chosen: Chosen;
  dispositionId: number | null;
  at: 'status' | 'disposition';
  /** What is wrong with the disposition. */
  problem: string | null;
  onChange: (change: Chosen) => void;
}) => {
  const { outcome, chosen, dispositionId } = props;
  const t = useWords(outcomesWords);
  const nameOf = useStatusName();
  const fixed = whyStatusIsFixed(outcome);
  const { disposition, choices } = outcome;
  const gone = disposition !== null && !choices.some(({ id }) => id === disposition.id) ? disposition : null;
  const dispositions = [
    ...choices.map(({ id, name }) => ({ value: String(id), label: name })),
    ...(gone
      ? [
          {
            value: String(gone.id),
            label: outcome.dispositionGiven ? gone.name : t('disposition.other', { name: gone.name }),
            disabled: true,
          },
        ]
      : []),
  ];
  return (
    <>
      <Select
        label={t('status.label')}
        description={fixed === 'closed-is-final' ? t('refused.closed-is-final') : undefined}
        inputWrapperOrder={BELOW}
        allowDeselect={false}
        disabled={fixed !== null}
        data={STATUSES.filter((each) => each !== 'new' || outcome.status === 'new').map((each) => ({
          value: each,
          label: nameOf(each),
          disabled: each === 'new',
        }))}
        value={chosen.status ?? outcome.status}
        onChange={(value) => value && value !== 'new' && props.onChange({ status: value as SettableStatus })}
        data-autofocus={props.at === 'status' || undefined}
      />
      {dispositions.length > 0 && (
        <Select
          label={t('disposition')}
          description={
            outcome.dispositionRequired ? t('disposition.required', { skill: outcome.skillName ?? '' }) : undefined
          }
          inputWrapperOrder={BELOW}
          required={outcome.dispositionRequired}
          placeholder={t(outcome.dispositionRequired ? 'disposition.choose' : 'disposition.none')}
          clearable={whyNotDispose(outcome) === null}
          disabled={whyNotDispose(outcome) !== null}
          data={dispositions}
          value={dispositionId === null ? null : String(dispositionId)}
          error={props.problem}
          onChange={(value) => props.onChange({ dispositionId: value === null ? null : Number(value) })}
          data-autofocus={props.at === 'disposition' || undefined}
        />
      )}
    </>
  );
};
