import './outcomes.css';
import { Menu } from '@mantine/core';
import { notifyDone, notifyRefused } from '#ground/ui/parts.tsx';
import { IconUserMinus } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { isFinished, whyNotDismiss } from '#spine/dispositions/rules.ts';
import { useOutcomeFacts } from '#spine/dispositions/web/parts.tsx';
import type { Status } from '#spine/interactions/contract.ts';
import { dismiss } from '../contract.ts';
import { outcomesWords } from '../words.ts';

/** R130, for the Options menu. Where only a disposition is missing it leads to the window that asks for one (D16). */
export const DismissItem = (props: {
  interactionId: number;
  status: Status;
  mine: boolean;
  onDone: () => void;
  onDisposition: () => void;
}) => {
  const { interactionId, status, mine, onDone } = props;
  const t = useWords(outcomesWords);
  const refusal = useRefusal(outcomesWords);
  const why = whyNotDismiss(useOutcomeFacts(interactionId, { status, mine }));
  const tell = useTell(dismiss, {
    invalidates: ['inbox.list', 'inbox.browse', 'thread.open', 'dispositions.outcome'],
    onDone: () => {
      notifyDone(t(isFinished(status) ? 'dismissed' : 'dismissed.queued'));
      onDone();
    },
  });
  const leadsOn = why === 'disposition-required';
  const act = (): void => {
    if (leadsOn) props.onDisposition();
    else if (why === null) tell.mutate({ interactionId }, { onError: (error) => notifyRefused(refusal(error)) });
  };
  return (
    <Menu.Item
      leftSection={<IconUserMinus size={16} />}
      aria-disabled={why !== null && !leadsOn}
      data-greyed={why !== null || undefined}
      closeMenuOnClick={why === null || leadsOn}
      onClick={act}
    >
      {t('dismiss')}
      {why && <span className="item-reason">{t(`refused.${why}`)}</span>}
    </Menu.Item>
  );
};
