import type { ReactNode } from 'react';
import {
  IconBorderAll,
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconColumnRemove,
  IconAlignCenter,
  IconAlignLeft,
  IconAlignRight,
  IconArrowsMaximize,
  IconPaint,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconRowRemove,
  IconTableMinus,
  IconTableRow,
  IconArrowsJoin,
  IconArrowsSplit,
} from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { CELL_SIZES, type TableCommand, type TableCommandValue, type TableState } from '../table-commands.ts';
import { editorWords } from '../words.ts';
import { BORDER_COLOURS, SHADINGS } from './palette.ts';
import { Palette } from './Palette.tsx';
import { SizeFields } from './SizeFields.tsx';
import { Tool } from './Tool.tsx';
import { ToolPanel } from './ToolPanel.tsx';
import { ToolRow } from './ToolRow.tsx';

/** Commands without a value. */
type Step = Exclude<TableCommand, 'borders-all' | 'shading' | 'width' | 'height'>;

export type TableToolsProps = {
  state: TableState;
  onCommand: (command: TableCommand, value?: TableCommandValue) => void;
  /** Back to the text. */
  onLeave: () => void;
};

/** What can be done to the table where the caret is. */
export const TableTools = ({ state, onCommand, onLeave }: TableToolsProps) => {
  const t = useWords(editorWords);
  const step = (name: Step, sign: ReactNode, more: { gap?: boolean; idle?: boolean; pressed?: boolean } = {}) => (
    <Tool
      name={name}
      label={t(`table.${name}`)}
      sign={sign}
      onUse={() => onCommand(name)}
      {...(more.gap ? { gapBefore: true } : {})}
      {...(more.idle ? { idle: true } : {})}
      {...(more.pressed === undefined ? {} : { pressed: more.pressed })}
    />
  );
  return (
    <ToolRow label={t('table.tools')} onLeave={onLeave}>
      {step('row-above', <IconRowInsertTop size={16} />)}
      {step('row-below', <IconRowInsertBottom size={16} />)}
      {step('column-left', <IconColumnInsertLeft size={16} />)}
      {step('column-right', <IconColumnInsertRight size={16} />)}
      {step('delete-row', <IconRowRemove size={16} />, { gap: true })}
      {step('delete-column', <IconColumnRemove size={16} />)}
      {step('merge', <IconArrowsJoin size={16} />, { gap: true, idle: !state.canMerge })}
      {step('split', <IconArrowsSplit size={16} />, { idle: !state.canSplit })}
      {step('header-row', <IconTableRow size={16} />, { gap: true, pressed: state.headerRow })}
      <ToolPanel name="borders" label={t('table.borders')} sign={<IconBorderAll size={16} />}>
        {(close) => (
          <Palette
            label={t('table.borders')}
            colours={BORDER_COLOURS}
            none={t('table.borders-none')}
            onPick={(colour) => {
              close();
              if (colour === null) onCommand('borders-none');
              else onCommand('borders-all', colour);
            }}
          />
        )}
      </ToolPanel>
      <ToolPanel name="shading" label={t('table.shading')} sign={<IconPaint size={16} />}>
        {(close) => (
          <Palette
            label={t('table.shading')}
            colours={SHADINGS}
            none={t('table.shading-none')}
            onPick={(colour) => {
              close();
              onCommand('shading', colour ?? '');
            }}
          />
        )}
      </ToolPanel>
      {step('align-left', <IconAlignLeft size={16} />, { gap: true })}
      {step('align-center', <IconAlignCenter size={16} />)}
      {step('align-right', <IconAlignRight size={16} />)}
      <ToolPanel name="cell-size" label={t('table.cell-size')} sign={<IconArrowsMaximize size={16} />} gapBefore>
        {(close) => (
          <SizeFields
            fields={[
              { name: 'width', label: t('table.width'), value: state.width ?? 0 },
              { name: 'height', label: t('table.height'), value: state.height ?? 0 },
            ]}
            {...CELL_SIZES}
            onApply={(sizes) => {
              close();
              if (sizes.width) onCommand('width', sizes.width);
              if (sizes.height) onCommand('height', sizes.height);
              onLeave();
            }}
          />
        )}
      </ToolPanel>
      {step('delete-table', <IconTableMinus size={16} />)}
    </ToolRow>
  );
};
