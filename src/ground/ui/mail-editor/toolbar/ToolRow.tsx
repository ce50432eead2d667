import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

const toolsIn = (bar: HTMLElement): HTMLElement[] => Array.from(bar.querySelectorAll<HTMLElement>('[data-tool]'));

/** One stop for the Tab key; arrows go from tool to tool (ARIA toolbar pattern), Escape goes back to the text. */
export const ToolRow = (props: { label: string; onLeave: () => void; children: ReactNode }) => {
  const bar = useRef<HTMLDivElement>(null);
  const stop = useRef<HTMLElement>(null);
  // Tools come and go with the caret: there is always one stop, the last one used if it is still there.
  useLayoutEffect(() => {
    const tools = toolsIn(bar.current!);
    if (!stop.current || !tools.includes(stop.current)) stop.current = tools[0] ?? null;
    for (const tool of tools) tool.tabIndex = tool === stop.current ? 0 : -1;
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target as Element).matches('[data-tool]') || !bar.current?.contains(event.target as Node)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      props.onLeave();
      return;
    }
    const tools = toolsIn(bar.current);
    const at = tools.indexOf(event.target as HTMLElement);
    const to = {
      ArrowRight: (at + 1) % tools.length,
      ArrowLeft: (at - 1 + tools.length) % tools.length,
      Home: 0,
      End: tools.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    tools[to]?.focus();
  };
  return (
    <div
      ref={bar}
      className="comp-bar"
      role="toolbar"
      aria-label={props.label}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (!event.target.matches('[data-tool]')) return;
        stop.current?.setAttribute('tabindex', '-1');
        stop.current = event.target;
        stop.current.setAttribute('tabindex', '0');
        stop.current.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }}
    >
      {props.children}
    </div>
  );
};
