import type { EditorPlugin, IEditor } from 'roosterjs';
import { TABLE_CLASS } from '#ground/table/limits.ts';
import { hasSwitch } from '#ground/table/look-table.ts';
import type { Table } from '#ground/table/model.ts';
import { announce } from '#ground/web/announce.tsx';
import type { Say } from '#ground/web/words.tsx';
import type { Command, Formats } from '../commands.ts';
import type { TableCommand, TableCommandValue } from '../table-commands.ts';
import type { editorWords } from '../words.ts';
import type { Tint } from './cell-look.ts';
import { geometryOf } from './geometry.ts';
import {
  caretAfter,
  gridBeside,
  gridIdOf,
  GRID_SELECTOR,
  imageFor,
  isGrid,
  putGrid,
  removeGrid,
} from './grid-entity.ts';
import { createTableSaver, type TableSaver, type UploadTable } from './grid-saver.ts';
import { GridView } from './grid-view.ts';
import { showWaiting } from './grid-waiting.ts';
import { loadTable } from './load-table.ts';

/** One large table of a text. `src` stands for it within this editor, `address` is where the server keeps it. */
type Kept = {
  src: string;
  address: string | null;
  table: Table | null;
  /** What is kept belongs to another text, or is older than the table: it is sent anew. */
  anew: boolean;
  view: GridView | null;
  wrapper: HTMLElement | null;
  saver: TableSaver;
};

export type GridBookOptions = {
  editor: () => IEditor;
  host: HTMLElement;
  say: Say<typeof editorWords>;
  upload: UploadTable;
  /** An upload that no table stands for any more. */
  onDropped: (address: string) => void;
  onChange: () => void;
  onState: () => void;
  dark: Tint;
};

const ARROWS = /^Arrow(?:Up|Down|Left|Right)$/;
const UPLOADED = /^\/api\/files\/upload\/[0-9a-f-]{36}$/i;
const CELL_COMMANDS: Partial<Record<Command, (view: GridView) => void>> = {
  bold: (view) => view.toggle('bold'),
  italic: (view) => view.toggle('italic'),
  underline: (view) => view.toggle('underline'),
  undo: (view) => view.undo(),
  redo: (view) => view.redo(),
  'align-left': (view) => view.run('align-left'),
  'align-center': (view) => view.run('align-center'),
  'align-right': (view) => view.run('align-right'),
};

/** The large tables of one text: shown, kept on the server, and named in the HTML by an image. */
export const createGridBook = (options: GridBookOptions) => {
  const { host, say } = options;
  const kept = new Map<string, Kept>();
  let count = 0;
  let tint: Tint | null = null;
  let active: Kept | null = null;
  const gone = new AbortController();

  const inUse = (address: string): boolean => [...kept.values()].some((one) => one.address === address);
  const alt = (table: Table): string => say('grid.alt', { rows: table.rows.length, columns: table.widths.length });

  const keep = (from: Pick<Kept, 'address' | 'table' | 'anew'>): string => {
    const id = `t${(count += 1)}`;
    const saver = createTableSaver({
      upload: options.upload,
      name: alt,
      saved: (address, former) => {
        one.address = address;
        if (former && !inUse(former)) options.onDropped(former);
        options.onChange();
      },
      lost: () => one.wrapper && removeGrid(options.editor(), host, one.wrapper),
    });
    const one: Kept = { ...from, src: URL.createObjectURL(new Blob()), view: null, wrapper: null, saver };
    if (one.address) saver.begin(one.address);
    kept.set(id, one);
    return id;
  };

  const show = (one: Kept, root: ShadowRoot, table: Table): void => {
    one.table = table;
    one.view?.destroy();
    one.view = new GridView(root, table, {
      say,
      tint,
      onTable: (now) => {
        one.table = now;
        one.saver.changed(now);
        options.onChange();
      },
      onState: () => {
        if (one.view?.hasFocus()) active = one;
        else one.saver.flush();
        options.onState();
      },
      onLeave: () => caretAfter(options.editor(), host, one.wrapper!),
      onDelete: () => {
        active = null;
        removeGrid(options.editor(), host, one.wrapper!);
        announce(say('grid.deleted'));
      },
    });
    if (one.address === null || one.anew) one.saver.changed(table);
    one.anew = false;
  };
  const load = (one: Kept, root: ShadowRoot): void => {
    const onProgress = showWaiting(root, say, null);
    loadTable(one.address!, { signal: gone.signal, onProgress }).then(
      (table) => {
        if (gone.signal.aborted) return;
        show(one, root, table);
        options.onState();
      },
      () => {
        if (!gone.signal.aborted) showWaiting(root, say, () => load(one, root));
      },
    );
  };
  /** Every grid that stands in the text is drawn. */
  const mount = (): void => {
    for (const wrapper of Array.from(host.querySelectorAll<HTMLElement>(GRID_SELECTOR))) {
      const one = kept.get(gridIdOf(wrapper));
      if (!one || wrapper.shadowRoot) continue;
      wrapper.replaceChildren();
      const root = wrapper.attachShadow({ mode: 'open' });
      one.wrapper = wrapper;
      if (one.table) show(one, root, one.table);
      else load(one, root);
    }
    if (active && !active.wrapper?.isConnected) active = null;
  };

  const imageOf = (page: Document, id: string): HTMLImageElement | null => {
    const one = kept.get(id);
    if (!one) return null;
    const { tops, lefts } = one.table ? geometryOf(one.table) : { tops: [0, 20], lefts: [0, 90] };
    const size = { width: Math.round(lefts.at(-1)!), height: Math.round(tops.at(-1)!) };
    return imageFor(page, { src: one.src, alt: one.table ? alt(one.table) : say('table.tools'), ...size });
  };

  const plugin: EditorPlugin = {
    getName: () => 'RelaisGrids',
    initialize: () => host.addEventListener('focusin', onFocus),
    dispose: () => host.removeEventListener('focusin', onFocus),
    onPluginEvent: (event) => {
      if (event.eventType === 'editorReady' || event.eventType === 'contentChanged') mount();
      else if (event.eventType === 'entityOperation' && isGrid(event.entity.type)) {
        const image = event.operation === 'replaceTemporaryContent' && imageOf(document, event.entity.id);
        if (!image) return;
        event.entity.wrapper.removeAttribute('style');
        event.entity.wrapper.replaceChildren(image);
      } else if (event.eventType === 'beforeCutCopy') {
        for (const wrapper of Array.from(event.clonedRoot.querySelectorAll<HTMLElement>(GRID_SELECTOR))) {
          const image = imageOf(document, gridIdOf(wrapper));
          if (image) wrapper.replaceWith(image);
        }
      } else if (event.eventType === 'keyDown' && ARROWS.test(event.rawEvent.key)) {
        const { shiftKey, ctrlKey, altKey, metaKey } = event.rawEvent;
        if (shiftKey || ctrlKey || altKey || metaKey) return;
        const beside = gridBeside(options.editor(), host, event.rawEvent.key);
        const view = beside && kept.get(gridIdOf(beside))?.view;
        if (!view) return;
        event.rawEvent.preventDefault();
        view.focus();
      }
    },
  };
  /** The caret is in the text again. */
  const onFocus = (event: FocusEvent): void => {
    if (event.target !== host || !active) return;
    active = null;
    options.onState();
  };

  return {
    plugin,
    /** Images that stand for tables become tables. @param own of this very text; else they were pasted. */
    adopt: (page: Document, own: boolean): void => {
      for (const image of Array.from(page.body.querySelectorAll<HTMLImageElement>(`img.${TABLE_CLASS}`))) {
        const src = image.getAttribute('src') ?? '';
        const known = [...kept.values()].find((one) => one.src === src);
        if (known) putGrid(image, keep({ address: known.address, table: known.table, anew: known.saver.isBehind() }));
        else if (UPLOADED.test(src)) putGrid(image, keep({ address: src, table: null, anew: !own }));
        else image.remove();
      }
    },
    /** An HTML that stands for a new table, and what shows it once that is in the text. */
    imageHtml: (table: Table): { html: string; focus: () => void } => {
      const id = keep({ address: null, table, anew: false });
      return { html: imageOf(document, id)!.outerHTML, focus: () => [...kept.values()].at(-1)?.view?.focus() };
    },
    /** Where the server keeps what `src` stands for; undefined when it is no table of ours. */
    addressOf: (src: string): string | null | undefined => [...kept.values()].find((one) => one.src === src)?.address,
    /** The focus is in a grid, or in the tools that came from one. */
    formats: (): Partial<Formats> => {
      const view = active?.view;
      if (!view) return {};
      const has = (name: 'bold' | 'italic' | 'underline'): boolean => hasSwitch(view.table, view.area, name);
      const table = view.state();
      const align = (side: string): boolean => table.align === side;
      return {
        table,
        picture: null,
        bold: has('bold'),
        italic: has('italic'),
        underline: has('underline'),
        'align-left': align('left'),
        'align-center': align('center'),
        'align-right': align('right'),
        canUndo: true,
        canRedo: true,
      };
    },
    /** False where the text is meant. */
    run: (command: Command): boolean => {
      const act = active?.view && CELL_COMMANDS[command];
      if (!act) return false;
      act(active!.view!);
      active!.view!.focus();
      return true;
    },
    runTable: (command: TableCommand, value?: TableCommandValue): boolean => {
      const view = active?.view;
      view?.run(command, value);
      if (view && command !== 'delete-table' && command !== 'width') view.focus();
      return view !== undefined && view !== null;
    },
    /** False when the focus belongs to the text. */
    focus: (): boolean => {
      active?.view?.focus();
      return active !== null;
    },
    setDark: (dark: boolean): void => {
      tint = dark ? options.dark : null;
      for (const { view } of kept.values()) view?.setTint(tint);
    },
    destroy: (): void => {
      gone.abort();
      for (const { view, src } of kept.values()) {
        view?.destroy();
        URL.revokeObjectURL(src);
      }
    },
  };
};
export type GridBook = ReturnType<typeof createGridBook>;
