import './outcomes.css';
import { Menu, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { notifyRefused, Pill } from '#ground/ui/parts.tsx';
import { IconCheck, IconChevronDown, IconLock } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import type { SettableStatus } from '#spine/dispositions/contract.ts';
import { whyNotSetStatus, whyStatusIsFixed } from '#spine/dispositions/rules.ts';
import { CloseDialog, useOutcomeFacts } from '#spine/dispositions/web/parts.tsx';
import { STATUSES, type Status } from '#spine/interactions/contract.ts';
import { STATUS_TONE, useStatusName } from '#spine/interactions/web/parts.tsx';
import { setStatus } from '../contract.ts';
import { outcomesWords } from '../words.ts';

/** The status and the menu that changes it (R114 to R117); greyed with the reason where it may not be changed. */
export const StatusMenu = (props: {
  interactionId: number;
  status: Status;
  mine: boolean;
  /** A disposition must be chosen first (D16). */
  onDisposition: () => void;
}) => {
  const { interactionId, status, mine } = props;
  const t = useWords(outcomesWords);
  const nameOf = useStatusName();
  const refusal = useRefusal(outcomesWords);
  const facts = useOutcomeFacts(interactionId, { status, mine });
  const [asksClose, setAsksClose] = useState(false);
  const tell = useTell(setStatus, {
    invalidates: ['thread.open', 'inbox.list', 'inbox.browse', 'dispositions.outcome'],
    onDone: () => setAsksClose(false),
  });
  const why = whyStatusIsFixed({ status, mine });
  const set = (to: SettableStatus): void =>
    tell.mutate(
      { interactionId, status: to },
      { onError: (error) => to !== 'closed' && notifyRefused(refusal(error)) },
    );
  const choose = (to: SettableStatus): void => {
    if (whyNotSetStatus(facts, to) === 'disposition-required') props.onDisposition();
    else if (to === 'closed') setAsksClose(true);
    else set(to);
  };

  if (why) {
    const reason = t(`refused.${why}`);
    return (
      <Tooltip label={reason} multiline maw={280}>
        <Pill
          tone={STATUS_TONE[status]}
          tabIndex={0}
          aria-label={`${t('status.label')} : ${nameOf(status)}. ${reason}`}
        >
          {nameOf(status)}
          <IconLock size={12} />
        </Pill>
      </Tooltip>
    );
  }
  return (
    <>
      <Menu position="bottom-start" offset={4} width={200} withinPortal={false}>
        <Menu.Target>
          <button type="button" className="status-button" aria-label={t('status.change', { status: nameOf(status) })}>
            <Pill tone={STATUS_TONE[status]}>
              {nameOf(status)}
              <IconChevronDown size={12} />
            </Pill>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('status.label')}</Menu.Label>
          {STATUSES.filter((each) => each !== 'new').map((each) => {
            const asks = whyNotSetStatus(facts, each);
            return (
              <Menu.Item
                key={each}
                aria-current={each === status || undefined}
                rightSection={each === status ? <IconCheck size={14} /> : null}
                onClick={() => choose(each)}
              >
                {nameOf(each)}
                {asks && <span className="item-reason">{t(`refused.${asks}`)}</span>}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <CloseDialog
        opened={asksClose}
        busy={tell.isPending}
        error={tell.error}
        onConfirm={() => set('closed')}
        onClose={() => {
          tell.reset();
          setAsksClose(false);
        }}
      />
    </>
  );
};
