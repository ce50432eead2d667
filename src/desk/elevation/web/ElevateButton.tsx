import './elevation.css';
import { Popover, Tooltip } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { IconPlus } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { whyNotElevate } from '#spine/channels/elevation/rules.ts';
import type { Channel } from '#spine/channels/texts/contract.ts';
import { useMe } from '#spine/people/web/parts.tsx';
import { elevationWords } from '../words.ts';

const ElevateForm = lazy(() => import('./ElevateForm.tsx').then((file) => ({ default: file.ElevateForm })));

export type ElevateButtonProps = {
  interactionId: number;
  channel: Channel;
  status: string;
  mine: boolean;
  /** `call`: it is a call, and this is the number. */
  onStarted: (legId: number, call: string | null) => void;
};

/** R66: a plus sign in a grey box, at the top of the interaction space. Greyed with its reason (R64, R65). */
export const ElevateButton = ({ interactionId, channel, status, mine, onStarted }: ElevateButtonProps) => {
  const t = useWords(elevationWords);
  const me = useMe().data;
  const [opened, setOpened] = useState(false);
  const code = whyNotElevate({ status, mine, presence: me?.presence.state ?? 'unavailable', from: channel });
  const reason = code && t(`refused.${code}`);
  return (
    <Popover
      opened={opened && reason === null}
      onChange={setOpened}
      position="bottom-start"
      width={340}
      trapFocus
      returnFocus
      closeOnClickOutside
    >
      <Popover.Target>
        <Tooltip label={reason ?? t('add')} multiline maw={280} disabled={opened}>
          <button
            type="button"
            className="elevate-add"
            aria-label={t('add')}
            aria-haspopup="dialog"
            aria-expanded={opened}
            aria-disabled={reason !== null || undefined}
            aria-description={reason ?? undefined}
            onClick={() => (reason === null ? setOpened(!opened) : notifyRefused(reason))}
          >
            <IconPlus size={16} />
          </button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('title')}>
        <Suspense>
          <ElevateForm
            interactionId={interactionId}
            onCancel={() => setOpened(false)}
            onStarted={(legId, call) => {
              setOpened(false);
              onStarted(legId, call);
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
};
