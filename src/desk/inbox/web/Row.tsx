import type { KeyboardEvent, ReactNode } from 'react';
import { Avatar } from '#ground/ui/parts.tsx';
import { IconCircleCheck } from '#ground/ui/icons.ts';
import { useNow } from '#ground/web/time.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { ChannelIcon, useContactName, useStatusName, useSubject } from '#spine/interactions/web/parts.tsx';
import { TagChips } from '#spine/tags/web/parts.tsx';
import { inboxWords } from '../words.ts';

/** One interaction in the list: envelope (R3), who, about what, and where it stands. A link, so that it opens in a tab too. */
export const Row = (props: {
  row: InteractionRow;
  selected: boolean;
  /** Says whose it is: outside my own inbox that is the question. */
  showAssignee: boolean;
  aside?: ReactNode;
  note?: ReactNode;
  tabIndex: 0 | -1;
  href: string;
  onOpen: () => void;
  /** One of several that are selected; null: only one at a time here. */
  marked: boolean | null;
  /** A range is selected up to here. */
  onExtend: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) => {
  const { row } = props;
  const t = useWords(inboxWords);
  const { relative } = useFormat();
  const statusName = useStatusName();
  const nameOf = useContactName();
  const subject = useSubject()(row.subject);
  const now = useNow(30_000);
  const whose = row.assigneeName ? t('row.assigned', { name: row.assigneeName }) : t('row.unassigned');
  return (
    <a
      className="row"
      href={props.href}
      data-row={row.id}
      data-marked={props.marked || undefined}
      aria-current={props.selected ? 'page' : undefined}
      tabIndex={props.tabIndex}
      onKeyDown={props.onKeyDown}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || (event.shiftKey && props.marked === null)) return;
        event.preventDefault();
        if (event.shiftKey) props.onExtend();
        else props.onOpen();
      }}
    >
      <span className="row-icon">
        <ChannelIcon channel={row.channel} elevated={row.elevated} named={row.channel !== 'email' || row.elevated} />
        {props.marked && <span className="visually-hidden">{t('row.selected')}</span>}
      </span>
      <span className="row-name" data-unread={row.unread > 0 || undefined}>
        {nameOf(row)}
        {row.status === 'resolved' && (
          <IconCircleCheck className="row-resolved" size={15} role="img" aria-label={t('row.resolved')} />
        )}
      </span>
      <span className="row-badge">
        {props.aside}
        {row.unread > 0 && (
          <span className="unread" aria-label={t('row.unread', { n: row.unread })}>
            {row.unread}
          </span>
        )}
      </span>
      <span className="row-subject">{subject}</span>
      {row.tagIds.length > 0 && (
        <span className="row-tags">
          <TagChips ids={row.tagIds} most={2} />
        </span>
      )}
      <span className="row-facts">
        <span>
          {[row.skillName, row.trashedAt ? t('row.spam') : statusName(row.status), relative(row.lastMessageAt, now)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {props.note}
        {props.showAssignee && (
          <span className="row-whose" title={whose}>
            {row.assigneeName ? <Avatar name={row.assigneeName} size={18} /> : <i className="row-nobody" />}
            <span className="visually-hidden">{whose}</span>
          </span>
        )}
      </span>
    </a>
  );
};
