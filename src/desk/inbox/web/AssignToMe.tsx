import { notifyRefused, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconUserCheck } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import type { Status } from '#spine/interactions/contract.ts';
import { assignToMe } from '../contract.ts';
import { inboxWords } from '../words.ts';
import { useWhyNotAssign } from './why-not-assign.ts';

/** R32: takes an interaction that is not mine; greyed with the reason where it would be refused (D4). */
export const AssignToMe = (props: { interactionId: number; status: Status; assigneeName: string | null }) => {
  const { interactionId, status, assigneeName } = props;
  const t = useWords(inboxWords);
  const refusal = useRefusal(inboxWords);
  const whyNot = useWhyNotAssign();
  const tell = useTell(assignToMe, { invalidates: ['thread.open', 'inbox.list', 'inbox.browse'] });
  return (
    <ReasonedButton
      reason={whyNot({ status, assigneeName })}
      leftSection={<IconUserCheck size={16} />}
      loading={tell.isPending}
      onClick={() => tell.mutate({ interactionId }, { onError: (error) => notifyRefused(refusal(error)) })}
    >
      {t('assign')}
    </ReasonedButton>
  );
};
