import './skills.css';
import { Button, NumberInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ErrorNote, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords, LeaveGuard, useForm } from '#ground/ui/form/parts.tsx';
import { Panel } from '#ground/ui/page/parts.tsx';
import { askKey, useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useStatusName } from '#spine/interactions/web/parts.tsx';
import { readWeights, saveWeights, weightsShape } from '../contract.ts';
import { skillsWords } from '../words.ts';

const WEIGHED = ['new', 'open', 'pending', 'escalated', 'resolved'] as const;
/** Of the example only. */
const EXAMPLE_LIMIT = 5;

const WeightsForm = ({ saved, readOnly }: { saved: Record<(typeof WEIGHED)[number], number>; readOnly: boolean }) => {
  const t = useWords(skillsWords);
  const common = useWords(commonWords);
  const words = useWords(formWords);
  const statusName = useStatusName();
  const client = useQueryClient();
  const tell = useTell(saveWeights, {
    onDone: (_, weights) => {
      client.setQueryData(askKey(readWeights, {}), weights);
      form.reset();
      notifyDone(words('saved'));
    },
  });
  const form = useForm({
    shape: weightsShape,
    saved,
    error: tell.error,
    words: skillsWords,
    onValid: (value) => tell.mutate(value),
  });
  const example = (weight: unknown): string => {
    if (typeof weight !== 'number' || weight < 0 || weight > 1) return '';
    if (weight === 0) return t('weights.example.free');
    // What comes is given only where the whole of it fits.
    return t('weights.example', { limit: EXAMPLE_LIMIT, n: Math.floor(EXAMPLE_LIMIT / weight + 1e-9) });
  };
  return (
    <form className="weights" onSubmit={form.onSubmit} noValidate>
      <fieldset disabled={readOnly || tell.isPending} data-read-only={readOnly || undefined}>
        {WEIGHED.map((status) => (
          <div key={status} className="weight">
            <span className="weight-name">{statusName(status)}</span>
            <NumberInput
              aria-label={t('weights.of', { status: statusName(status) })}
              min={0}
              max={1}
              step={0.1}
              decimalScale={2}
              w={90}
              {...form.number(status)}
            />
            <span className="quiet">{example(form.value[status])}</span>
          </div>
        ))}
      </fieldset>
      <p className="fields-why">{t('weights.closed')}</p>
      <ErrorNote error={form.otherError} words={skillsWords} />
      <div className="drawer-acts">
        <ReasonedButton
          type="submit"
          loading={tell.isPending}
          disabled={!readOnly && !form.dirty}
          reason={readOnly ? words('read-only') : null}
        >
          {common('save')}
        </ReasonedButton>
        {form.dirty && (
          <>
            <Button variant="default" onClick={form.reset}>
              {words('reset')}
            </Button>
            <span className="quiet">{words('unsaved')}</span>
          </>
        )}
      </div>
      <LeaveGuard dirty={form.dirty} />
    </form>
  );
};

/** D4: what counts against the limit of an inbox is the administrator's choice, a status at a time. */
export const WeightsPanel = ({ readOnly }: { readOnly: boolean }) => {
  const t = useWords(skillsWords);
  const weights = useAsk(readWeights, {});
  return (
    <Panel title={t('weights.title')} why={t('weights.why')}>
      {weights.isError && !weights.data && <ErrorNote error={weights.error} onRetry={() => void weights.refetch()} />}
      {weights.data && <WeightsForm saved={weights.data} readOnly={readOnly} />}
    </Panel>
  );
};
