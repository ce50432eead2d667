import type { ReactNode } from 'react';
import { EmptyState } from '#ground/ui/parts.tsx';
import { IconInbox, IconLock } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { inOrder, type Order } from '../order/rules.ts';
import { inboxWords } from '../words.ts';
import { useInbox } from './inbox-data.ts';
import { RowList } from './RowList.tsx';
import type { Selecting } from './selecting.ts';

export type ListProps = Order & {
  selectedId: number | null;
  hrefOf: (interactionId: number) => string;
  onOpen: (interactionId: number) => void;
  /** What the shell shows at the right of a row's name. */
  asideOf?: (row: InteractionRow) => ReactNode;
  /** And at the end of its facts. */
  noteOf?: (row: InteractionRow) => ReactNode;
  /** What may be done with the open one, on its row (R120). */
  rowActs?: (row: InteractionRow) => ReactNode;
  selecting?: Selecting;
};

/** R2: everything assigned to me, whose turn it is first. */
export const MyRows = (props: ListProps) => {
  const t = useWords(inboxWords);
  const { data } = useInbox();
  const state = useMe().data?.presence.state;
  if (!data) return null;
  if (!data.emailEnabled && data.rows.length === 0) {
    return (
      <EmptyState icon={<IconLock />} title={t('no-email')}>
        {t('no-email.why')}
      </EmptyState>
    );
  }
  if (data.rows.length === 0) {
    if (data.offers.length > 0) return null;
    return (
      <EmptyState icon={<IconInbox />} title={t('empty.mine')}>
        {t(state === 'available' ? 'empty.mine.available' : 'empty.mine.unavailable')}
      </EmptyState>
    );
  }
  const sections = inOrder(data.rows, props).map(({ place, rows }) => ({ title: t(`section.${place}`), rows }));
  return <RowList {...props} sections={sections} showAssignee={false} label={t('title')} />;
};
