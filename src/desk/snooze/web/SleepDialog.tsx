import './snooze.css';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { now } from '#ground/clock.ts';
import { ErrorNote, notifyDone } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { fromLocalText, laterChoices, localText } from '#ground/web/plan-times.ts';
import { useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { listSleeps, MOST_AHEAD_MS, readSleep, sleep } from '../contract.ts';
import { whyNotUntil } from '../rules.ts';
import { snoozeWords } from '../words.ts';

/** Until one of the next mornings by one click, or until any minute of the coming year. */
export const SleepDialog = ({ interactionId, onClose }: { interactionId: number; onClose: () => void }) => {
  const t = useWords(snoozeWords);
  const common = useWords(commonWords);
  const { ahead } = useFormat();
  const [choices] = useState(() => laterChoices(now()));
  const [text, setText] = useState(() => localText(choices[0]!.at));
  const [problem, setProblem] = useState<string | null>(null);
  const tell = useTell(sleep, {
    invalidates: [listSleeps, readSleep, 'inbox.list', 'thread.open'],
    onDone: (_answer, { until }) => {
      notifyDone(t('slept', { when: ahead(until) }));
      onClose();
    },
  });
  const sleepUntil = (at: Date): void => {
    if (!tell.isPending) tell.mutate({ interactionId, until: at.toISOString() });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const at = fromLocalText(text);
    const code = at ? whyNotUntil(at.getTime(), now().getTime()) : 'time-past';
    if (at && code === null) sleepUntil(at);
    else setProblem(t(`refused.${code ?? 'time-past'}`));
  };
  return (
    <Modal opened onClose={onClose} title={t('title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <p className="sleep-why">{t('why')}</p>
      <div className="sleep-choices" role="group" aria-label={t('choices')}>
        {choices.map(({ name, at }, index) => (
          <Button
            key={name}
            variant="default"
            fullWidth
            justify="space-between"
            rightSection={<span className="sleep-when">{ahead(at)}</span>}
            disabled={tell.isPending}
            onClick={() => sleepUntil(at)}
            data-autofocus={index === 0 || undefined}
          >
            {t(`choice.${name}`)}
          </Button>
        ))}
      </div>
      <form onSubmit={submit} noValidate>
        <TextInput
          mt={16}
          type="datetime-local"
          label={t('at')}
          description={t('zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
          value={text}
          min={localText(now())}
          max={localText(new Date(now().getTime() + MOST_AHEAD_MS))}
          error={problem}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
        />
        <ErrorNote error={tell.error} words={snoozeWords} />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={tell.isPending}>
            {t('title')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
