import { useWords } from '#ground/web/words.tsx';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { whyNotAssign } from '../rules.ts';
import { inboxWords } from '../words.ts';
import { useInbox } from './inbox-data.ts';

/** R32: why I cannot take it, in words; null when I can. */
export const useWhyNotAssign = (): ((row: Pick<InteractionRow, 'status' | 'assigneeName'>) => string | null) => {
  const t = useWords(inboxWords);
  const { data } = useInbox();
  return ({ status, assigneeName }) => {
    const code = whyNotAssign({
      ...{ status, assigned: assigneeName !== null },
      ...{ emailEnabled: data?.emailEnabled ?? true, full: data !== undefined && data.load >= data.limit },
    });
    if (code === 'already-assigned' && assigneeName) return t('refused.assigned-to', { name: assigneeName });
    return code && t(`refused.${code}`);
  };
};
