import type { IEditor } from 'roosterjs';
import {
  getFormatState,
  insertLink,
  removeLink,
  toggleBlockQuote,
  toggleBold,
  toggleBullet,
  toggleItalic,
  toggleNumbering,
  toggleUnderline,
} from 'roosterjs';

export const COMMANDS = ['bold', 'italic', 'underline', 'bullets', 'numbers', 'quote'] as const;
export type Command = (typeof COMMANDS)[number];

const RUN: Record<Command, (editor: IEditor) => void> = {
  bold: (editor) => toggleBold(editor),
  italic: (editor) => toggleItalic(editor),
  underline: (editor) => toggleUnderline(editor),
  bullets: (editor) => toggleBullet(editor),
  numbers: (editor) => toggleNumbering(editor),
  quote: (editor) => toggleBlockQuote(editor),
};

export const runCommand = (editor: IEditor, command: Command): void => {
  editor.focus();
  RUN[command](editor);
};

/** Which formats hold where the caret is. */
export type Formats = Readonly<Record<Command, boolean>> & { link: boolean };

export const formatsAt = (editor: IEditor): Formats => {
  const state = getFormatState(editor);
  return {
    bold: state.isBold ?? false,
    italic: state.isItalic ?? false,
    underline: state.isUnderline ?? false,
    bullets: state.isBullet ?? false,
    numbers: state.isNumbering ?? false,
    quote: state.isBlockQuote ?? false,
    link: state.canUnlink ?? false,
  };
};

/** An empty address takes the link off. Schemes that could run are refused by the caller (`linkAddress`). */
export const setLink = (editor: IEditor, address: string, text?: string): void => {
  editor.focus();
  if (address) insertLink(editor, address, undefined, text || undefined, '_blank');
  else removeLink(editor);
};
