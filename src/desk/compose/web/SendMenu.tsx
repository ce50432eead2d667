import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { now } from '#ground/clock.ts';
import { IconCalendarEvent, IconChevronUp, IconClock } from '#ground/ui/icons.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { sendingWords } from '../sending-words.ts';
import { planChoices } from './plan-times.ts';

const LaterDialog = lazy(() => import('./LaterDialog.tsx').then((file) => ({ default: file.LaterDialog })));

/** Beside the send button: the same, at another time. `reason`: why nothing can be sent. */
export const SendMenu = (props: { reason: string | null; sending: boolean; onLater: (sendAt: Date) => void }) => {
  const t = useWords(sendingWords);
  const format = useFormat();
  const [chooses, setChooses] = useState(false);
  const { reason, sending, onLater } = props;
  const disabled = reason !== null || sending;
  const button = (
    <ActionIcon
      className="comp-later"
      variant="filled"
      size={30}
      aria-label={t('later')}
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
        <Tooltip label={reason ?? t('later')} multiline maw={280}>
          {button}
        </Tooltip>
      ) : (
        <Menu position="top-end" offset={6} width={268}>
          <Menu.Target>{button}</Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('later.title')}</Menu.Label>
            {planChoices(now()).map(({ name, at }) => (
              <Menu.Item
                key={name}
                leftSection={<IconClock size={15} />}
                rightSection={<small className="comp-later-at">{format.ahead(at)}</small>}
                onClick={() => onLater(name === 'hour' ? planChoices(now())[0]!.at : at)}
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
      {chooses && (
        <Suspense>
          <LaterDialog
            onClose={() => setChooses(false)}
            onPlan={(at) => {
              setChooses(false);
              onLater(at);
            }}
          />
        </Suspense>
      )}
    </>
  );
};
