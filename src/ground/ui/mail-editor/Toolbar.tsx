import { Tooltip } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconLink, IconList, IconListNumbers, IconPaperclip, IconQuote } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { editorWords } from './words.ts';
import type { Command, Formats } from './commands.ts';

export type ToolbarProps = {
  formats: Formats | null;
  onCommand: (command: Command) => void;
  onLink: () => void;
  onAttach: () => void;
  children?: ReactNode;
};

type Tool = { name: Command | 'link' | 'attach'; sign: ReactNode; gapBefore?: boolean };

/** One stop for the Tab key; arrows go from tool to tool (ARIA toolbar pattern). */
export const Toolbar = ({ formats, onCommand, onLink, onAttach, children }: ToolbarProps) => {
  const t = useWords(editorWords);
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const tools: Tool[] = [
    { name: 'bold', sign: <b>{t('bold.sign')}</b> },
    { name: 'italic', sign: <i>{t('italic.sign')}</i> },
    { name: 'underline', sign: <u>{t('underline.sign')}</u> },
    { name: 'bullets', sign: <IconList size={16} />, gapBefore: true },
    { name: 'numbers', sign: <IconListNumbers size={16} /> },
    { name: 'quote', sign: <IconQuote size={16} /> },
    { name: 'link', sign: <IconLink size={16} />, gapBefore: true },
    { name: 'attach', sign: <IconPaperclip size={16} /> },
  ];
  const move = (event: KeyboardEvent): void => {
    const last = tools.length - 1;
    const to = {
      ArrowRight: stop === last ? 0 : stop + 1,
      ArrowLeft: stop === 0 ? last : stop - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setStop(to);
    bar.current?.querySelectorAll<HTMLElement>('[data-tool]')[to]?.focus();
  };
  const use = (name: Tool['name']): void => {
    if (name === 'link') onLink();
    else if (name === 'attach') onAttach();
    else onCommand(name);
  };
  return (
    <div className="comp-tools">
      <div ref={bar} className="comp-bar" role="toolbar" aria-label={t('toolbar')} onKeyDown={move}>
        {tools.map(({ name, sign, gapBefore }, at) => (
          <Tooltip key={name} label={t(name)}>
            <button
              type="button"
              data-tool={name}
              data-gap={gapBefore}
              tabIndex={at === stop ? 0 : -1}
              aria-label={t(name)}
              aria-pressed={name === 'attach' ? undefined : (formats?.[name] ?? false)}
              onFocus={() => setStop(at)}
              // The caret stays where it is.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => use(name)}
            >
              {sign}
            </button>
          </Tooltip>
        ))}
      </div>
      {children}
    </div>
  );
};
