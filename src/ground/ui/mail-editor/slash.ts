import type { EditorPlugin, IEditor, PluginEvent } from 'roosterjs';

/** Characters after the slash that are still looked for. */
const MOST_QUERY = 40;
/** At the start of a line or after a space: not in a word, an address or a date. */
const SLASH = new RegExp(`(?:^|\\s)/([^\\s/]{0,${MOST_QUERY}})$`);
/** Left by the browser and the editor; nobody sees them. */
const UNSEEN = /[\u200b\ufeff]/g;
const LINE = /^(?:br|div|p|li|td|th|blockquote|pre|h[1-6]|hr|img|table)$/;

/** What was typed after a slash; null where there is none to be answered. Pure: what stands before the caret in its line. */
export const slashQuery = (before: string): string | null => SLASH.exec(before.replace(UNSEEN, ''))?.[1] ?? null;

/** A slash that has just been written, for whoever offers something there. */
export type Slash = {
  /** What follows it. */
  query: string;
  /** The text it stands in. */
  host: HTMLElement;
  /** Where it stands on the screen, now. */
  place: () => DOMRect;
  /** Puts this in the place of the slash and what follows it. */
  replace: (html: string) => void;
  /** Leaves the text as it is; this slash is not offered again. */
  close: () => void;
  /** Back to the text, the caret after what was typed. */
  focus: () => void;
};

type Found = { query: string; range: Range };

/** The slash before the caret, with the range from it to the caret. */
const slashBefore = (editor: IEditor, host: HTMLElement): Found | null => {
  const selection = editor.getDOMSelection();
  if (selection?.type !== 'range' || !selection.range.collapsed) return null;
  const { startContainer: node, startOffset: offset } = selection.range;
  if (node.nodeType !== Node.TEXT_NODE || !host.contains(node)) return null;
  const walker = host.ownerDocument.createTreeWalker(host, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  walker.currentNode = node;
  // A line may be cut into several texts; from the caret back to the beginning of the line.
  let before = '';
  let slash: { text: Node; at: number } | null = null;
  for (let one: Node | null = node; one && before.length < MOST_QUERY * 2; one = walker.previousNode()) {
    if (one instanceof Element) {
      if (LINE.test(one.localName)) break;
      continue;
    }
    const text = (one.nodeValue ?? '').slice(0, one === node ? offset : undefined);
    before = text + before;
    if (!slash && text.includes('/')) slash = { text: one, at: text.lastIndexOf('/') };
  }
  const query = slashQuery(before);
  if (query === null || !slash) return null;
  const range = host.ownerDocument.createRange();
  range.setStart(slash.text, slash.at);
  range.setEnd(node, offset);
  return { query, range };
};

/** Tells of a slash as it is written, and when it is left. `insert` puts HTML in the place of what is selected. */
export const slashPlugin = (
  host: HTMLElement,
  onSlash: (slash: Slash | null) => void,
  insert: (html: string) => void,
): EditorPlugin => {
  let editor: IEditor | null = null;
  let open = false;
  let closed = false;
  const look = (): Found | null => (editor && !editor.isDisposed() ? slashBefore(editor, host) : null);
  const leave = (): void => {
    if (open) onSlash(null);
    open = false;
  };
  const tell = (): void => {
    const found = look();
    if (!found) {
      closed = false;
      return leave();
    }
    if (closed) return;
    open = true;
    const { range } = found;
    onSlash({
      query: found.query,
      host,
      place: () => {
        const start = range.cloneRange();
        start.setEnd(
          range.startContainer,
          Math.min(range.startOffset + 1, range.startContainer.nodeValue?.length ?? 0),
        );
        return start.getBoundingClientRect();
      },
      replace: (html) => {
        // With the focus elsewhere, what the editor takes for the caret may be an older one.
        const now = editor?.hasFocus() ? (look()?.range ?? range) : range;
        editor?.setDOMSelection({ type: 'range', range: now, isReverted: false });
        insert(html);
        leave();
      },
      close: () => {
        closed = true;
        leave();
      },
      focus: () => {
        const caret = range.cloneRange();
        caret.collapse(false);
        editor?.setDOMSelection({ type: 'range', range: caret, isReverted: false });
        editor?.focus();
      },
    });
  };
  return {
    getName: () => 'RelaisSlash',
    initialize: (made) => {
      editor = made;
    },
    dispose: () => {
      editor = null;
    },
    onPluginEvent: ({ eventType }: PluginEvent) => {
      // A slash that was there already is no wish: only one that is being written opens anything.
      if (eventType === 'input') tell();
      else if ((open || closed) && ['keyUp', 'mouseUp', 'contentChanged'].includes(eventType)) tell();
    },
  };
};
