import './skills.css';
import { Button, NumberInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { formWords, LeaveGuard, useForm } from '#ground/ui/form/parts.tsx';
import { Panel } from '#ground/ui/page/parts.tsx';
import { ErrorNote, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { askKey, useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { ChannelIcon } from '#spine/interactions/web/parts.tsx';
import { interactionWords } from '#spine/interactions/words.ts';
import { LIMITED, limitsShape, readLimits, saveChannelLimits } from '../contract.ts';
import { skillsWords } from '../words.ts';

const LimitsForm = ({ saved, readOnly }: { saved: z.output<typeof limitsShape>; readOnly: boolean }) => {
  const t = useWords(skillsWords);
  const common = useWords(commonWords);
  const words = useWords(formWords);
  const channelName = useWords(interactionWords);
  const client = useQueryClient();
  const tell = useTell(saveChannelLimits, {
    onDone: (_, limits) => {
      client.setQueryData(askKey(readLimits, {}), limits);
      form.reset();
      notifyDone(words('saved'));
    },
  });
  const form = useForm({
    shape: limitsShape,
    saved,
    error: tell.error,
    words: skillsWords,
    onValid: (value) => tell.mutate(value),
  });
  return (
    <form className="weights" onSubmit={form.onSubmit} noValidate>
      <fieldset disabled={readOnly || tell.isPending} data-read-only={readOnly || undefined}>
        {LIMITED.map((channel) => (
          <div key={channel} className="weight">
            <span className="weight-name">
              <ChannelIcon channel={channel} size={15} /> {channelName(`channel.${channel}`)}
            </span>
            <NumberInput
              aria-label={t('limits.of', { channel: channelName(`channel.${channel}`) })}
              placeholder={t('limits.none')}
              min={1}
              max={1_000}
              allowDecimal={false}
              w={130}
              value={form.value[channel] ?? ''}
              error={form.errorOf(channel)}
              onChange={(value) => form.set(channel, typeof value === 'number' ? value : null)}
            />
          </div>
        ))}
      </fieldset>
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
          <Button variant="default" onClick={form.reset}>
            {words('reset')}
          </Button>
        )}
      </div>
      <LeaveGuard dirty={form.dirty} />
    </form>
  );
};

/** How many of each channel one agent has at once. */
export const LimitsPanel = ({ readOnly }: { readOnly: boolean }) => {
  const t = useWords(skillsWords);
  const limits = useAsk(readLimits, {});
  return (
    <Panel title={t('limits.title')} why={t('limits.why')}>
      {limits.isError && !limits.data && <ErrorNote error={limits.error} onRetry={() => void limits.refetch()} />}
      {limits.data && <LimitsForm saved={limits.data} readOnly={readOnly} />}
    </Panel>
  );
};
