import type { ContentModelFormatState, IEditor } from 'roosterjs';
import {
  clearFormat,
  createDivider,
  createContentModelDocument,
  getFormatState,
  insertLink,
  mergeModel,
  redo,
  removeLink,
  setAlignment,
  setBackgroundColor,
  setFontSize,
  setIndentation,
  setTextColor,
  toggleBlockQuote,
  toggleBold,
  toggleBullet,
  toggleItalic,
  toggleNumbering,
  toggleStrikethrough,
  toggleUnderline,
  undo,
} from 'roosterjs';
import { isFixedWidth, toggleFixedWidth } from './fixed-width-command.ts';
import { pictureState, type PictureState } from './pictures.ts';
import type { TableState } from './table-commands.ts';
import { textTableState } from './text-table.ts';

/** Formats that are on or off where the caret is. */
export const TOGGLES = [
  'bold',
  'italic',
  'underline',
  'strike',
  'bullets',
  'numbers',
  'quote',
  'fixed-width',
  'align-left',
  'align-center',
  'align-right',
] as const;
export type Toggle = (typeof TOGGLES)[number];
const ACTS = ['undo', 'redo', 'indent', 'outdent', 'rule', 'clear'] as const;
export type Command = Toggle | (typeof ACTS)[number];

const insertRule = (editor: IEditor): void => {
  editor.formatContentModel(
    (model, context) => {
      const piece = createContentModelDocument();
      piece.blocks.push(createDivider('hr'));
      mergeModel(model, piece, context, { addParagraphAfterMergedContent: true });
      return true;
    },
    { apiName: 'insertRule' },
  );
};

const RUN: Record<Command, (editor: IEditor) => void> = {
  bold: (editor) => toggleBold(editor),
  italic: (editor) => toggleItalic(editor),
  underline: (editor) => toggleUnderline(editor),
  strike: (editor) => toggleStrikethrough(editor),
  bullets: (editor) => toggleBullet(editor),
  numbers: (editor) => toggleNumbering(editor),
  quote: (editor) => toggleBlockQuote(editor),
  'fixed-width': toggleFixedWidth,
  'align-left': (editor) => setAlignment(editor, 'left'),
  'align-center': (editor) => setAlignment(editor, 'center'),
  'align-right': (editor) => setAlignment(editor, 'right'),
  undo: (editor) => undo(editor),
  redo: (editor) => redo(editor),
  indent: (editor) => setIndentation(editor, 'indent'),
  outdent: (editor) => setIndentation(editor, 'outdent'),
  rule: insertRule,
  clear: (editor) => clearFormat(editor),
};

export const runCommand = (editor: IEditor, command: Command): void => {
  editor.focus();
  RUN[command](editor);
};

/** `colour` and `highlight` are "#rrggbb" or null for none, `size` is in points ("11pt"). */
export type StyleName = 'colour' | 'highlight' | 'size';
const STYLE: Record<StyleName, (editor: IEditor, value: string | null) => void> = {
  colour: (editor, value) => setTextColor(editor, value),
  highlight: (editor, value) => setBackgroundColor(editor, value),
  size: (editor, value) => setFontSize(editor, value ?? ''),
};
export const setStyle = (editor: IEditor, name: StyleName, value: string | null): void => {
  editor.focus();
  STYLE[name](editor, value);
};

/** Which formats hold where the caret is. */
export type Formats = Readonly<Record<Toggle, boolean>> & {
  link: boolean;
  /** In points, as "11pt"; null where it is mixed. */
  size: string | null;
  canUndo: boolean;
  canRedo: boolean;
  table: TableState | null;
  /** The picture that is selected. */
  picture: PictureState | null;
};

const alignment = (state: ContentModelFormatState, side: string): boolean => state.textAlign === side;

export const formatsAt = (editor: IEditor): Formats => {
  const state = getFormatState(editor);
  return {
    bold: state.isBold ?? false,
    italic: state.isItalic ?? false,
    underline: state.isUnderline ?? false,
    strike: state.isStrikeThrough ?? false,
    bullets: state.isBullet ?? false,
    numbers: state.isNumbering ?? false,
    quote: state.isBlockQuote ?? false,
    'fixed-width': isFixedWidth(state.fontName),
    'align-left': alignment(state, 'left') || alignment(state, 'start'),
    'align-center': alignment(state, 'center'),
    'align-right': alignment(state, 'right') || alignment(state, 'end'),
    link: state.canUnlink ?? false,
    size: state.fontSize ?? null,
    canUndo: state.canUndo ?? false,
    canRedo: state.canRedo ?? false,
    table: state.isInTable ? textTableState(editor, state.canMergeTableCell ?? false) : null,
    picture: pictureState(editor),
  };
};

/** An empty address takes the link off. Schemes that could run are refused by the caller (`linkAddress`). */
export const setLink = (editor: IEditor, address: string, text?: string): void => {
  editor.focus();
  if (address) insertLink(editor, address, undefined, text || undefined, '_blank');
  else removeLink(editor);
};
