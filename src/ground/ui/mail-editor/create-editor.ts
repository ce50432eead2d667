import { GRID_FROM } from '#ground/table/limits.ts';
import { newTable, type Table } from '#ground/table/model.ts';
import type { Say } from '#ground/web/words.tsx';
import type { ContentModelDocument, EditorPlugin, PluginEvent } from 'roosterjs';
import {
  AutoFormatPlugin,
  createModelFromHtml,
  DragAndDropPlugin,
  Editor,
  EditPlugin,
  exportContent,
  getDarkColor,
  HyperlinkPlugin,
  insertImage,
  paste,
  PastePlugin,
  ShortcutPlugin,
} from 'roosterjs';
import { formatsAt, runCommand, setLink, setStyle, type Command, type Formats, type StyleName } from './commands.ts';
import { exportHtml } from './export-html.ts';
import { writeTable } from '#ground/table/write-table.ts';
import { createGridBook } from './grid/grid-book.ts';
import type { UploadTable } from './grid/grid-saver.ts';
import { createLargePaste, type LargePasteOptions } from './grid/large-paste.ts';
import { createImageBook } from './images.ts';
import { insertBlocks, insertLine } from './insert-blocks.ts';
import { removeImage } from './remove-image.ts';
import type { PasteKind } from './paste/paste-kind.ts';
import { addPasteStep } from './paste/paste-step.ts';
import { createPaster, type Pasted } from './paste/paster.ts';
import { describePicture, widenPicture } from './pictures.ts';
import { safeDocument, takeLeftOut, type LeftOut } from './safe-html.ts';
import {
  appendBlocks,
  isBlankBut,
  keepSignature,
  replaceSignature,
  signatureText,
  withSignatureClass,
} from './signature.ts';
import type { TableCommand, TableCommandValue } from './table-commands.ts';
import { tableEdges } from './table-edges.ts';
import { slashPlugin, type Slash } from './slash.ts';
import { insertTextTable, runTextTable } from './text-table.ts';
import type { editorWords } from './words.ts';

export type { Command, Formats } from './commands.ts';
export type { Pasted } from './paste/paster.ts';

export type EditorOptions = {
  html: string;
  dark: boolean;
  /** Something was written, or a picture got its final address. */
  onChange: () => void;
  /** The formats at the caret, for the toolbar. */
  onFormats: (formats: Formats) => void;
  /** Uploads a pasted picture; answers with its final address, null when it failed or was cancelled. */
  onImage: (file: File) => Promise<string | null>;
  /** Uploads a large table, as often as it changes. Missing where a text holds none: they are then small ones, in it. */
  onTable?: UploadTable | undefined;
  /** What was uploaded as a table is in the text no more. */
  onTableDropped?: ((address: string) => void) | undefined;
  /** In the reader's language. */
  say: Say<typeof editorWords>;
  /** Other files on the clipboard. */
  onFiles: (files: File[]) => void;
  /** After every paste of a text: how it was pasted, and how else it could have been. */
  onPasted: (pasted: Pasted) => void;
  /** Images left out of a paste: of another site, or that only the other program could read. */
  onBlockedImages: (count: number, why: keyof LeftOut) => void;
  /** A slash that is being written; null when it is left. */
  onSlash: (slash: Slash | null) => void;
} & Pick<LargePasteOptions, 'onReadings' | 'onTooLarge' | 'onRead'>;

export type MailEditor = {
  /** As a mail carries it. Pictures still being uploaded are left out. */
  getHtml: () => string;
  setHtml: (html: string) => void;
  /** At the caret, in the place of what is selected. */
  insertHtml: (html: string) => void;
  insertText: (text: string) => void;
  /** A text of the house, as it is: where the caret is or last was. It is written on from there. */
  insertWritten: (html: string) => void;
  /** What was just pasted, in another way. */
  pasteAgain: (kind: PasteKind) => void;
  run: (command: Command) => void;
  setStyle: (name: StyleName, value: string | null) => void;
  /** R23. At the caret, which then stands in its first cell. Above GRID_FROM cells it is a grid of its own. */
  insertTable: (rows: number, columns: number) => void;
  /** Of the table where the caret is. */
  runTable: (command: TableCommand, value?: TableCommandValue) => void;
  /** What the selected picture shows, for who cannot see it. */
  describePicture: (alt: string) => void;
  /** The width of the selected picture, in pixels; its height follows. */
  widenPicture: (pixels: number) => void;
  /** Empty: no link. */
  setLink: (address: string, text?: string) => void;
  selectedText: () => string;
  /** True while nobody would see anything in it but a signature. */
  isBlank: () => boolean;
  /** At the end of what is written, above the signature. */
  appendHtml: (html: string) => void;
  /** Words of the signature in the text; null when there is none. */
  /** See `signatureSeen`; null when the text holds none. */
  signatureText: () => string | null;
  /** Puts another in its place, its element included; '' takes it out. */
  setSignature: (html: string) => void;
  setDark: (dark: boolean) => void;
  /** It is on the screen, and can take the focus. */
  isShown: () => boolean;
  focus: () => void;
  destroy: () => void;
};

/** What a mail program shows for text of ours; without it the recipient's own default would. */
const WRITING = { fontFamily: 'Arial, Helvetica, sans-serif', fontSize: '10pt' };

/** Tells of changes and of the caret's moves; once a frame at most, since reading the formats walks the text. */
const listener = (onChange: () => void, onCaret: () => void): EditorPlugin => {
  let frame = 0;
  const caret = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(onCaret);
  };
  return {
    getName: () => 'RelaisListener',
    initialize: () => {},
    dispose: () => cancelAnimationFrame(frame),
    onPluginEvent: (event: PluginEvent) => {
      if (event.eventType === 'input' || event.eventType === 'contentChanged') onChange();
      if (['input', 'contentChanged', 'keyUp', 'mouseUp'].includes(event.eventType)) caret();
    },
  };
};

/** Turns an empty, styled `host` into the editor of a mail. Its parent must hold nothing else. */
export const createEditor = (host: HTMLDivElement, options: EditorOptions): MailEditor => {
  const images = createImageBook(options.onImage, {
    onSettled: options.onChange,
    onLost: (src) => removeImage(editor, src),
  });
  const tell = (): void => {
    if (!editor.isDisposed()) options.onFormats({ ...formatsAt(editor), ...grids.formats() });
  };
  const grids = createGridBook({
    editor: () => editor,
    host,
    say: options.say,
    upload: options.onTable ?? (() => Promise.resolve(null)),
    onDropped: (address) => options.onTableDropped?.(address),
    onChange: options.onChange,
    onState: tell,
    dark: (light) => getDarkColor(light),
  });
  let own = false;
  const toDocument = (html: string): Document => {
    const page = safeDocument(html);
    keepSignature(page);
    grids.adopt(page, own);
    images.adopt(page);
    const { remote, unread } = takeLeftOut();
    if (remote > 0) options.onBlockedImages(remote, 'remote');
    if (unread > 0) options.onBlockedImages(unread, 'unread');
    return page;
  };
  const handler = { htmlToDOM: toDocument };
  /** Of a text of this mail, not of something pasted into it. */
  const modelOf = (html: string): ContentModelDocument => {
    own = true;
    const model = createModelFromHtml(html, undefined, handler, WRITING);
    own = false;
    return model;
  };
  grids.setDark(options.dark);

  const editor = new Editor(host, {
    plugins: [
      new PastePlugin(true),
      // Tab leaves the field, as in any other (WCAG 2.1.2); lists keep it for their levels.
      new EditPlugin({ handleTabKey: { indentParagraph: false, indentMultipleBlocks: false } }),
      new ShortcutPlugin(),
      new AutoFormatPlugin({ autoBullet: true, autoNumbering: true, autoLink: true, autoMailto: true, autoTel: false }),
      new HyperlinkPlugin((url) => url),
      new DragAndDropPlugin(),
      tableEdges(host.parentElement ?? host, () => editor),
      grids.plugin,
      slashPlugin(host, options.onSlash, (html) => insertWritten(html)),
      listener(options.onChange, tell),
    ],
    defaultSegmentFormat: WRITING,
    initialModel: modelOf(options.html),
    trustedHTMLHandler: handler,
    inDarkMode: options.dark,
    // The page's own colours are right in both themes.
    doNotAdjustEditorColor: true,
    getDarkColor: (light) => getDarkColor(light),
  });
  // Where the field had the focus before the editor came, it heard of none, and would take its first caret for the
  // last one whenever the focus is in a panel.
  if (document.activeElement === host) host.dispatchEvent(new FocusEvent('focus'));
  const insertHtml = (html: string): void =>
    paste(editor, { types: ['text/html'], text: '', rawHtml: html, image: null, files: [], customValues: {} });
  const append = (blocks: ContentModelDocument['blocks']): void => appendBlocks(editor, blocks);
  const insertWritten = (html: string): void => insertBlocks(editor, modelOf(html), append);
  const insertGrid = (table: Table): (() => void) => {
    const { html, focus } = grids.imageHtml(table);
    insertLine(editor, modelOf(html).blocks);
    return focus;
  };
  const paster = createPaster(editor, options.onPasted);
  const largePaste = createLargePaste(editor, {
    ...options,
    paste: paster.paste,
    insertHtml,
    insertTable: (table) => {
      if (options.onTable) insertGrid(table);
      else insertHtml(writeTable(table));
    },
  });
  const removePasteStep = addPasteStep(host.parentElement ?? host, {
    onImages: (files) => {
      for (const file of files) insertImage(editor, images.add(file, file.name));
    },
    onFiles: options.onFiles,
    onTexts: (texts, how) => {
      if (how || !largePaste.take(texts)) paster.paste(texts, how);
    },
  });

  return {
    getHtml: () =>
      exportHtml(withSignatureClass(exportContent(editor, 'HTML')), (src) => {
        const address = grids.addressOf(src);
        return address === undefined ? images.final(src) : address;
      }),
    setHtml: (html) => {
      const fresh = modelOf(html);
      editor.formatContentModel(
        (model) => {
          model.blocks = fresh.blocks;
          return true;
        },
        { changeSource: 'SetContent' },
      );
    },
    insertHtml,
    pasteAgain: paster.again,
    insertText: (text) =>
      paste(
        editor,
        { types: ['text/plain'], text, rawHtml: null, image: null, files: [], customValues: {} },
        'asPlainText',
      ),
    run: (command) => {
      if (!grids.run(command)) runCommand(editor, command);
    },
    setStyle: (name, value) => setStyle(editor, name, value),
    insertTable: (rows, columns) => {
      editor.focus();
      if (options.onTable && rows * columns > GRID_FROM) insertGrid(newTable(rows, columns))();
      else insertTextTable(editor, rows, columns);
    },
    runTable: (command, value) => {
      if (!grids.runTable(command, value)) runTextTable(editor, command, value);
    },
    describePicture: (alt) => describePicture(editor, alt),
    widenPicture: (pixels) => widenPicture(editor, pixels),
    setLink: (address, text) => setLink(editor, address, text),
    selectedText: () => host.ownerDocument.getSelection()?.toString() ?? '',
    isBlank: () => isBlankBut(host),
    appendHtml: (html) => append(modelOf(html).blocks),
    insertWritten,
    signatureText: () => signatureText(host),
    setSignature: (html) => replaceSignature(editor, html ? modelOf(html).blocks : []),
    setDark: (dark) => {
      grids.setDark(dark);
      editor.setDarkModeState(dark);
    },
    isShown: () => host.getClientRects().length > 0,
    focus: () => {
      if (!grids.focus()) editor.focus();
    },
    destroy: () => {
      largePaste.stop();
      removePasteStep();
      editor.dispose();
      images.forget();
      grids.destroy();
    },
  };
};
