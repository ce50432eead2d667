import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Refused } from '#ground/api/web/ask.ts';
import { now } from '#ground/clock.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { MOST_AHEAD_MS } from '../contract.ts';
import { whyNotAt } from '../rules.ts';
import type { StatusWithAnswer } from '#spine/dispositions/contract.ts';
import { useStatusName } from '#spine/interactions/web/parts.tsx';
import { sendingWords } from '../sending-words.ts';
import { composeWords } from '../words.ts';
import type { HowToSend } from './SendMenu.tsx';
import { useStatusesWithAnswer } from './StatusItems.tsx';
import { fromLocalText, localText, planChoices } from '#ground/web/plan-times.ts';

/** The status that comes when the answer leaves; those that may be set now. */
const ThenSelect = (props: {
  interactionId: number;
  value: StatusWithAnswer | null;
  onChange: (value: StatusWithAnswer | null) => void;
}) => {
  const t = useWords(sendingWords);
  const nameOf = useStatusName();
  const statuses = useStatusesWithAnswer(props.interactionId).filter(({ why }) => why === null);
  if (statuses.length === 0) return null;
  return (
    <Select
      mt={12}
      label={t('then.later')}
      placeholder={t('then.later.none')}
      clearable
      data={statuses.map(({ status }) => ({ value: status, label: nameOf(status) }))}
      value={props.value}
      onChange={(value) => props.onChange(value as StatusWithAnswer | null)}
    />
  );
};

/** Any minute of the coming year, in the agent's own time. */
export const LaterDialog = (props: {
  interactionId: number | null;
  onPlan: (how: HowToSend) => void;
  onClose: () => void;
}) => {
  const { interactionId, onPlan, onClose } = props;
  const t = useWords(sendingWords);
  const common = useWords(commonWords);
  const refusal = useRefusal(composeWords);
  const [text, setText] = useState(() => localText(planChoices(now())[1]!.at));
  const [thenStatus, setThenStatus] = useState<StatusWithAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const at = fromLocalText(text);
    const code = at ? whyNotAt(at, now()) : 'send-time-past';
    if (at && code === null) onPlan({ sendAt: at, thenStatus });
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
        {interactionId !== null && (
          <ThenSelect interactionId={interactionId} value={thenStatus} onChange={setThenStatus} />
        )}
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
