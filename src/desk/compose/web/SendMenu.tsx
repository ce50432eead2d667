import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { now } from '#ground/clock.ts';
import { IconCalendarEvent, IconChevronUp, IconClock } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import type { StatusWithAnswer } from '#spine/dispositions/contract.ts';
import { CloseDialog } from '#spine/dispositions/web/parts.tsx';
import { sendingWords } from '../sending-words.ts';
import { planChoices } from '#ground/web/plan-times.ts';
import { StatusItems } from './StatusItems.tsx';

const LaterDialog = lazy(() => import('./LaterDialog.tsx').then((file) => ({ default: file.LaterDialog })));

/** When it leaves (null: now), and the status that goes with it (null: none). */
export type HowToSend = { sendAt: Date | null; thenStatus: StatusWithAnswer | null };

export type SendMenuProps = {
  /** Why nothing can be sent, in words. */
  reason: string | null;
  sending: boolean;
  /** The interaction that is answered; null: the mail begins one. */
  interactionId: number | null;
  onSend: (how: HowToSend) => void;
  /** A disposition must be chosen before it can be closed (D16). */
  onDisposition: () => void;
};

/** Beside the send button: the same with a status, or at another time. */
export const SendMenu = ({ reason, sending, interactionId, onSend, onDisposition }: SendMenuProps) => {
  const t = useWords(sendingWords);
  const format = useFormat();
  const [chooses, setChooses] = useState(false);
  const [asksClose, setAsksClose] = useState(false);
  const disabled = reason !== null || sending;
  const label = t(interactionId === null ? 'later' : 'ways');
  const later = (sendAt: Date): void => onSend({ sendAt, thenStatus: null });
  const button = (
    <ActionIcon
      className="comp-later"
      variant="filled"
      size={30}
      aria-label={label}
      aria-disabled={disabled || undefined}
      aria-description={reason ?? undefined}
      data-disabled={disabled || undefined}
    >
      <IconChevronUp size={15} />
    </ActionIcon>
  );
  return (
    <>
      {disabled ? (
        <Tooltip label={reason ?? label} multiline maw={280}>
          {button}
        </Tooltip>
      ) : (
        <Menu position="top-end" offset={6} width={interactionId === null ? 268 : 320}>
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown>
            {interactionId !== null && (
              <StatusItems
                interactionId={interactionId}
                onSend={(thenStatus) =>
                  thenStatus === 'closed' ? setAsksClose(true) : onSend({ sendAt: null, thenStatus })
                }
                onDisposition={onDisposition}
              />
            )}
            <Menu.Label>{t('later.title')}</Menu.Label>
            {planChoices(now()).map(({ name, at }) => (
              <Menu.Item
                key={name}
                leftSection={<IconClock size={15} />}
                rightSection={<small className="comp-later-at">{format.ahead(at)}</small>}
                onClick={() => later(name === 'hour' ? planChoices(now())[0]!.at : at)}
              >
                {t(`later.${name}`)}
              </Menu.Item>
            ))}
            <Menu.Item leftSection={<IconCalendarEvent size={15} />} onClick={() => setChooses(true)}>
              {t('later.choose')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <CloseDialog
        opened={asksClose}
        confirmLabel={t('then.close')}
        onConfirm={() => {
          setAsksClose(false);
          onSend({ sendAt: null, thenStatus: 'closed' });
        }}
        onClose={() => setAsksClose(false)}
      />
      {chooses && (
        <Suspense>
          <LaterDialog
            interactionId={interactionId}
            onClose={() => setChooses(false)}
            onPlan={(how) => {
              setChooses(false);
              onSend(how);
            }}
          />
        </Suspense>
      )}
    </>
  );
};
