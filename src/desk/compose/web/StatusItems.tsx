import { Menu } from '@mantine/core';
import { IconCircleCheck, IconLock } from '#ground/ui/icons.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { Refused } from '#ground/api/web/ask.ts';
import { statusWithAnswer, type StatusWithAnswer } from '#spine/dispositions/contract.ts';
import { whyNotSetStatus } from '#spine/dispositions/rules.ts';
import { useOutcome } from '#spine/dispositions/web/parts.tsx';
import { useStatusName } from '#spine/interactions/web/parts.tsx';
import { sendingWords } from '../sending-words.ts';
import { composeWords } from '../words.ts';

/** The statuses that may go with an answer, and why one may not. */
export const useStatusesWithAnswer = (
  interactionId: number,
): { status: StatusWithAnswer; why: ReturnType<typeof whyNotSetStatus> }[] => {
  const { data } = useOutcome(interactionId);
  return data ? statusWithAnswer.options.map((status) => ({ status, why: whyNotSetStatus(data, status) })) : [];
};

/** "Send and mark Resolved", greyed with the reason; where only a disposition is missing it leads to it (D16). */
export const StatusItems = (props: {
  interactionId: number;
  onSend: (status: StatusWithAnswer) => void;
  onDisposition: () => void;
}) => {
  const t = useWords(sendingWords);
  const refusal = useRefusal(composeWords);
  const nameOf = useStatusName();
  const statuses = useStatusesWithAnswer(props.interactionId);
  if (statuses.length === 0) return null;
  return (
    <>
      <Menu.Label>{t('then.label')}</Menu.Label>
      {statuses.map(({ status, why }) => {
        const leadsOn = why === 'disposition-required';
        const act = (): void => {
          if (leadsOn) props.onDisposition();
          else if (why === null) props.onSend(status);
        };
        return (
          <Menu.Item
            key={status}
            leftSection={status === 'closed' ? <IconLock size={15} /> : <IconCircleCheck size={15} />}
            aria-disabled={(why !== null && !leadsOn) || undefined}
            data-greyed={why !== null || undefined}
            closeMenuOnClick={why === null || leadsOn}
            aria-keyshortcuts={status === 'resolved' ? 'Control+Shift+Enter' : undefined}
            rightSection={status === 'resolved' && why === null && <kbd aria-hidden="true">Ctrl ⇧ ↵</kbd>}
            onClick={act}
          >
            {t('then.as', { status: nameOf(status) })}
            {why && <span className="comp-item-reason">{refusal(new Refused(why, {}, 0))}</span>}
          </Menu.Item>
        );
      })}
      <Menu.Divider />
    </>
  );
};
