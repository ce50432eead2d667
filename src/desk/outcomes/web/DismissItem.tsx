import './outcomes.css';
import { Menu } from '@mantine/core';
import { notifyDone, notifyRefused } from '#ground/ui/parts.tsx';
import { IconUserMinus } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import type { Status } from '#spine/interactions/contract.ts';
import { dismiss } from '../contract.ts';
import { whyNotDismiss } from '../rules.ts';
import { outcomesWords } from '../words.ts';

/** R130, for the Options menu. */
export const DismissItem = (props: { interactionId: number; status: Status; mine: boolean; onDone: () => void }) => {
  const { interactionId, status, mine, onDone } = props;
  const t = useWords(outcomesWords);
  const refusal = useRefusal(outcomesWords);
  const tell = useTell(dismiss, {
    invalidates: ['inbox.list', 'inbox.browse', 'thread.open'],
    onDone: () => {
      notifyDone(t('dismissed'));
      onDone();
    },
  });
  const why = whyNotDismiss({ status, mine });
  return (
    <Menu.Item
      leftSection={<IconUserMinus size={16} />}
      aria-disabled={why !== null}
      data-greyed={why !== null || undefined}
      closeMenuOnClick={why === null}
      onClick={() =>
        why === null && tell.mutate({ interactionId }, { onError: (error) => notifyRefused(refusal(error)) })
      }
    >
      {t('dismiss')}
      {why && <span className="item-reason">{t(`refused.${why}`)}</span>}
    </Menu.Item>
  );
};
