import './page.css';
import { Drawer } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';

/** What was opened from a page's list, at its right. Mount it while it is open. `size` in pixels. */
export const SideDrawer = (props: { title: string; size: number; onClose: () => void; children: ReactNode }) => {
  const common = useWords(commonWords);
  // Unmounted while open, so Mantine has no moment to give the focus back to what opened it.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    },
    [opener],
  );
  return (
    <Drawer
      opened
      onClose={props.onClose}
      position="right"
      size={props.size}
      title={props.title}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{ header: 'drawer-head', body: 'drawer-body', content: 'drawer', title: 'drawer-title' }}
    >
      {props.children}
    </Drawer>
  );
};
