import type { ReactNode } from 'react';
import { EmptyState } from '#ground/ui/parts.tsx';
import { IconInbox, IconLock } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { inboxWords } from '../words.ts';
import { useInbox } from './inbox-data.ts';
import { RowList } from './RowList.tsx';
import type { Selecting } from './selecting.ts';

export type ListProps = {
  selectedId: number | null;
  hrefOf: (interactionId: number) => string;
  onOpen: (interactionId: number) => void;
  /** What the shell shows at the right of a row's name. */
  asideOf?: (row: InteractionRow) => ReactNode;
  /** And at the end of its facts. */
  noteOf?: (row: InteractionRow) => ReactNode;
  /** The less, the more urgent; null: no haste, after all others. */
  urgencyOf?: (interactionId: number) => number | null;
  /** What may be done with the open one, on its row (R120). */
  rowActs?: (row: InteractionRow) => ReactNode;
  /** What stands apart of whose turn it is: come back to the top, or put off to the bottom. */
  apartOf?: (interactionId: number) => 'woken' | 'asleep' | null;
  selecting?: Selecting;
};

/** Most urgent first, and as they came where nothing else is known: newest first. */
const byUrgency = (rows: readonly InteractionRow[], urgencyOf: ListProps['urgencyOf']): readonly InteractionRow[] => {
  if (!urgencyOf) return rows;
  const of = new Map(rows.map((row) => [row.id, urgencyOf(row.id) ?? Infinity]));
  return rows.toSorted((a, b) => {
    const [left, right] = [of.get(a.id)!, of.get(b.id)!];
    return left === right ? 0 : left - right;
  });
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
  const sections = (['woken', 'agent', 'customer', 'asleep'] as const)
    .map((place) => ({
      title: t(`section.${place}`),
      rows: byUrgency(
        data.rows.filter((row) => (props.apartOf?.(row.id) ?? row.waitingFor) === place),
        props.urgencyOf,
      ),
    }))
    .filter((section) => section.rows.length > 0);
  return <RowList {...props} sections={sections} showAssignee={false} label={t('title')} />;
};
