import { Button, Menu } from '@mantine/core';
import { notifyDone, notifyRefused } from '#ground/ui/parts.tsx';
import { IconMailForward } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { useMay } from '#spine/permissions/web/parts.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { undoForward } from '../contract.ts';
import { forwardWords } from '../words.ts';

/** R43: in the Options of a message, and of the open interaction. */
export const ForwardItem = ({ onClick }: { onClick: () => void }) => {
  const t = useWords(forwardWords);
  const off = useMay('forward') === false;
  return (
    <Menu.Item
      leftSection={<IconMailForward size={16} />}
      aria-disabled={off}
      data-greyed={off || undefined}
      closeMenuOnClick={!off}
      onClick={() => !off && onClick()}
    >
      {t('forward')}
      {off && <span className="item-reason">{t('refused.switched-off')}</span>}
    </Menu.Item>
  );
};

/** While it is held: whoever sent it on may take it back. */
export const UndoForward = ({ message }: { message: Pick<Message, 'id' | 'agentId'> }) => {
  const t = useWords(forwardWords);
  const refusal = useRefusal(forwardWords);
  const undo = useTell(undoForward, { invalidates: ['thread.open'], onDone: () => notifyDone(t('undone')) });
  if (useMe().data?.id !== message.agentId) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={undo.isPending}
      onClick={() => undo.mutate({ messageId: message.id }, { onError: (error) => notifyRefused(refusal(error)) })}
    >
      {t('undo')}
    </Button>
  );
};
