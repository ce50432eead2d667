import './outcomes.css';
import { Menu, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog, notifyRefused, Pill } from '#ground/ui/parts.tsx';
import { IconCheck, IconChevronDown, IconLock } from '#ground/ui/icons.ts';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { STATUSES, type Status } from '#spine/interactions/contract.ts';
import { STATUS_TONE, useStatusName } from '#spine/interactions/web/parts.tsx';
import { setStatus } from '../contract.ts';
import { whyNotSetStatus } from '../rules.ts';
import { outcomesWords } from '../words.ts';

/** The status and the menu that changes it (R114 to R117); greyed with the reason where it may not be changed. */
export const StatusMenu = (props: { interactionId: number; status: Status; mine: boolean }) => {
  const { interactionId, status, mine } = props;
  const t = useWords(outcomesWords);
  const nameOf = useStatusName();
  const refusal = useRefusal(outcomesWords);
  const [asksClose, setAsksClose] = useState(false);
  const tell = useTell(setStatus, {
    invalidates: ['thread.open', 'inbox.list', 'inbox.browse'],
    onDone: () => setAsksClose(false),
  });
  const why = whyNotSetStatus({ status, mine });
  const set = (to: Exclude<Status, 'new'>): void =>
    tell.mutate(
      { interactionId, status: to },
      { onError: (error) => to !== 'closed' && notifyRefused(refusal(error)) },
    );

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
      <Menu position="bottom-start" offset={4} width={180} withinPortal={false}>
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
          {STATUSES.filter((each) => each !== 'new').map((each) => (
            <Menu.Item
              key={each}
              aria-current={each === status || undefined}
              rightSection={each === status ? <IconCheck size={14} /> : null}
              onClick={() => (each === 'closed' ? setAsksClose(true) : set(each))}
            >
              {nameOf(each)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asksClose}
        title={t('close.title')}
        confirmLabel={t('close.confirm')}
        busy={tell.isPending}
        error={tell.error}
        words={outcomesWords}
        onConfirm={() => set('closed')}
        onClose={() => {
          tell.reset();
          setAsksClose(false);
        }}
      >
        {t('close.why')}
      </ConfirmDialog>
    </>
  );
};
