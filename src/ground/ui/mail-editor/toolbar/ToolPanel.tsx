import { Popover } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Tool, type ToolProps } from './Tool.tsx';

/** Arrows go through what can be picked in a panel: sideways one by one, up and down to the nearest in that direction. */
const moveIn = (event: KeyboardEvent<HTMLElement>): void => {
  const target = event.target as HTMLElement;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined || !target.matches('[data-pick]')) return;
  event.preventDefault();
  const all = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('[data-pick]'));
  const here = target.getBoundingClientRect();
  const vertical = event.key === 'ArrowDown' || event.key === 'ArrowUp';
  const distance = (one: HTMLElement): number => {
    const there = one.getBoundingClientRect();
    const down = (there.top - here.top) * step;
    return down > 4 ? down * 10 + Math.abs(there.left - here.left) : Infinity;
  };
  const next = vertical
    ? all.filter((one) => distance(one) < Infinity).sort((a, b) => distance(a) - distance(b))[0]
    : all[(all.indexOf(target) + step + all.length) % all.length];
  next?.focus();
};

/** A tool that opens a panel. Escape closes it and goes back to the tool. */
export const ToolPanel = (
  props: Omit<ToolProps, 'onUse' | 'expanded' | 'ref'> & {
    /** `close` puts the panel away; what was picked has put the focus in the text. */
    children: (close: () => void) => ReactNode;
  },
) => {
  const { children, ...tool } = props;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => setOpen(false);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    moveIn(event);
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    close();
    button.current?.focus();
  };
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Tool {...tool} ref={button} expanded={open} onUse={() => setOpen(!open)} />
      </Popover.Target>
      <Popover.Dropdown className="comp-panel" aria-label={tool.label} onKeyDown={onKeyDown}>
        {open && children(close)}
      </Popover.Dropdown>
    </Popover>
  );
};
