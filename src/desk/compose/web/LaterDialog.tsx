import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Refused } from '#ground/api/web/ask.ts';
import { now } from '#ground/clock.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { MOST_AHEAD_MS } from '../contract.ts';
import { whyNotAt } from '../rules.ts';
import { sendingWords } from '../sending-words.ts';
import { composeWords } from '../words.ts';
import { fromLocalText, localText, planChoices } from './plan-times.ts';

/** Any minute of the coming year, in the agent's own time. */
export const LaterDialog = ({ onPlan, onClose }: { onPlan: (at: Date) => void; onClose: () => void }) => {
  const t = useWords(sendingWords);
  const common = useWords(commonWords);
  const refusal = useRefusal(composeWords);
  const [text, setText] = useState(() => localText(planChoices(now())[1]!.at));
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const at = fromLocalText(text);
    const code = at ? whyNotAt(at, now()) : 'send-time-past';
    if (at && code === null) onPlan(at);
    else setProblem(refusal(new Refused(code ?? 'send-time-past', {}, 0)));
  };
  return (
    <Modal opened onClose={onClose} title={t('later.title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={submit} noValidate>
        <TextInput
          type="datetime-local"
          label={t('later.at')}
          description={t('later.zone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
          value={text}
          min={localText(now())}
          max={localText(new Date(now().getTime() + MOST_AHEAD_MS))}
          error={problem}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
          data-autofocus
        />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit">{t('later.plan')}</Button>
        </Group>
      </form>
    </Modal>
  );
};
