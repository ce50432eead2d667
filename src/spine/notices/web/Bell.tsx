import './notices.css';
import { Popover, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { IconBell } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { noticesWords } from '../words.ts';
import { NoticePanel } from './NoticePanel.tsx';
import { useTold, useUnseen } from './notices-data.ts';

export type BellProps = {
  hrefOf: (interactionId: number) => string;
  onOpen: (interactionId: number) => void;
};

/** How many notices are unread, and the panel of them all. */
export const Bell = (props: BellProps) => {
  const t = useWords(noticesWords);
  const unseen = useUnseen();
  const [opened, setOpened] = useState(false);
  useTold(props.onOpen);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="right-end"
      offset={10}
      width={380}
      shadow="md"
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={t('title')} position="right" disabled={opened}>
          <button type="button" onClick={() => setOpened(!opened)}>
            <IconBell size={20} stroke={1.7} />
            <span className="visually-hidden">{t('bell', { n: unseen })}</span>
            {unseen > 0 && <b aria-hidden="true">{unseen > 99 ? '99+' : unseen}</b>}
          </button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className="notices" aria-label={t('title')}>
        {opened && <NoticePanel {...props} onClose={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
};
