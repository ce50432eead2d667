import { Button, Menu } from '@mantine/core';
import { notifyDone, notifyRefused } from '#ground/ui/parts.tsx';
import { IconFileExport } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import type { Message } from '#spine/interactions/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { undoTranscript } from '../contract.ts';
import { transcriptWords } from '../words.ts';

/** For the Options menu (R61); greyed with the reason where it would be refused. */
export const SendItem = (props: { messageCount: number; inTrash: boolean; onClick: () => void }) => {
  const t = useWords(transcriptWords);
  const why = props.inTrash ? 'in-trash' : props.messageCount === 0 ? 'nothing-said' : null;
  return (
    <Menu.Item
      leftSection={<IconFileExport size={16} />}
      aria-disabled={why !== null}
      data-greyed={why !== null || undefined}
      closeMenuOnClick={why === null}
      onClick={() => why === null && props.onClick()}
    >
      {t('send')}
      {why && <span className="item-reason">{t(`refused.${why}`)}</span>}
    </Menu.Item>
  );
};

/** While it is held: whoever sent it may take it back. */
export const UndoTranscript = ({ message }: { message: Pick<Message, 'id' | 'agentId'> }) => {
  const t = useWords(transcriptWords);
  const refusal = useRefusal(transcriptWords);
  const undo = useTell(undoTranscript, { invalidates: ['thread.open'], onDone: () => notifyDone(t('undone')) });
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
