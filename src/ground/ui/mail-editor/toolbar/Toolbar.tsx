import './toolbar.css';
import type { ReactNode } from 'react';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconLink,
  IconList,
  IconListNumbers,
  IconPaperclip,
  IconTablePlus,
} from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { editorWords } from '../words.ts';
import type { Command, Formats, StyleName, Toggle } from '../commands.ts';
import { MorePanel } from './MorePanel.tsx';
import { TablePicker } from './TablePicker.tsx';
import { TextPanel } from './TextPanel.tsx';
import { Tool } from './Tool.tsx';
import { ToolPanel } from './ToolPanel.tsx';
import { ToolRow } from './ToolRow.tsx';

export type ToolbarProps = {
  formats: Formats | null;
  onCommand: (command: Command) => void;
  onStyle: (name: StyleName, value: string | null) => void;
  onTable: (rows: number, columns: number) => void;
  onLink: () => void;
  /** Missing where no file can go along. */
  onAttach?: () => void;
  language: string;
  onLanguage: (language: string) => void;
  /** Back to the text. */
  onLeave: () => void;
};

/** The tools of the text, in one row that the narrowest desk has room for. */
export const Toolbar = (props: ToolbarProps) => {
  const { formats, onCommand, onAttach } = props;
  const t = useWords(editorWords);
  const toggle = (name: Toggle, sign: ReactNode, gapBefore = false) => (
    <Tool
      name={name}
      label={t(name)}
      sign={sign}
      pressed={formats?.[name] ?? false}
      gapBefore={gapBefore}
      onUse={() => onCommand(name)}
    />
  );
  return (
    <ToolRow label={t('toolbar')} onLeave={props.onLeave}>
      {toggle('bold', <b>{t('bold.sign')}</b>)}
      {toggle('italic', <i>{t('italic.sign')}</i>)}
      {toggle('underline', <u>{t('underline.sign')}</u>)}
      <TextPanel size={formats?.size ?? null} onStyle={props.onStyle} />
      {toggle('bullets', <IconList size={16} />, true)}
      {toggle('numbers', <IconListNumbers size={16} />)}
      <Tool
        name="link"
        label={t('link')}
        sign={<IconLink size={16} />}
        pressed={formats?.link ?? false}
        gapBefore
        onUse={props.onLink}
      />
      {onAttach && <Tool name="attach" label={t('attach')} sign={<IconPaperclip size={16} />} onUse={onAttach} />}
      <ToolPanel name="table" label={t('table')} sign={<IconTablePlus size={16} />}>
        {(close) => (
          <TablePicker
            onInsert={(rows, columns) => {
              close();
              props.onTable(rows, columns);
            }}
          />
        )}
      </ToolPanel>
      <Tool
        name="undo"
        label={t('undo')}
        sign={<IconArrowBackUp size={16} />}
        idle={!formats?.canUndo}
        gapBefore
        onUse={() => onCommand('undo')}
      />
      <Tool
        name="redo"
        label={t('redo')}
        sign={<IconArrowForwardUp size={16} />}
        idle={!formats?.canRedo}
        onUse={() => onCommand('redo')}
      />
      <MorePanel formats={formats} onCommand={onCommand} language={props.language} onLanguage={props.onLanguage} />
    </ToolRow>
  );
};
