import type { ContentModelBlock, ContentModelParagraph, IEditor } from 'roosterjs';
import {
  createBr,
  createParagraph,
  createSelectionMarker,
  generateEntityClassNames,
  mutateBlock,
  parseEntityFormat,
  setSelection,
} from 'roosterjs';
import { TABLE_CLASS } from '#ground/table/limits.ts';

/** A large table stands in the text as one thing (an "entity" of the editor), drawn in a shadow tree of its own. */
const TYPE = 'RelaisTable';
export const GRID_SELECTOR = `._EType_${TYPE}`;

export const isGrid = (type: string): boolean => type === TYPE;
export const gridIdOf = (wrapper: HTMLElement): string => parseEntityFormat(wrapper).id ?? '';

export const gridWrapper = (page: Document, id: string): HTMLElement => {
  const wrapper = page.createElement('div');
  wrapper.className = generateEntityClassNames({ entityType: TYPE, id, isReadonly: true });
  wrapper.setAttribute('contenteditable', 'false');
  // As the editor wants it of what may have the caret beside it.
  wrapper.style.display = 'inline-block';
  wrapper.style.width = '100%';
  return wrapper;
};

/** Puts a grid in the place of an image; a block that holds nothing else makes room. */
export const putGrid = (image: HTMLImageElement, id: string): void => {
  const wrapper = gridWrapper(image.ownerDocument, id);
  const around = image.parentElement;
  const alone = around?.matches('div:not([class]),p') && around.childNodes.length === 1;
  (alone ? around! : image).replaceWith(wrapper);
};

export type GridImage = { src: string; alt: string; width: number; height: number };
export const imageFor = (page: Document, { src, alt, width, height }: GridImage): HTMLImageElement => {
  const image = page.createElement('img');
  image.className = TABLE_CLASS;
  image.setAttribute('src', src);
  image.alt = alt;
  image.setAttribute('width', String(width));
  image.setAttribute('height', String(height));
  return image;
};

/** Where the editor puts a grid, with a place for the caret before and after. */
const CONTAINER = '._E_EBlockEntityContainer';

/** Whether nothing is left of `line` on this side of the caret: no further line, or no further sign. */
const isLast = (caret: Range, line: Element, key: string): boolean => {
  const forward = key === 'ArrowDown' || key === 'ArrowRight';
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const rest = caret.cloneRange();
    if (forward) rest.setEndAfter(line);
    else rest.setStartBefore(line);
    return rest.toString().replaceAll('\u200b', '') === '';
  }
  // A caret in an empty line has no place of its own.
  const at = caret.getClientRects()[0];
  if (!at) return true;
  const around = line.getBoundingClientRect();
  return forward ? around.bottom - at.bottom < at.height : at.top - around.top < at.height;
};

/** The grid that an arrow key leads into from the line beside it. */
export const gridBeside = (editor: IEditor, host: HTMLElement, key: string): HTMLElement | null => {
  const selection = editor.getDOMSelection();
  if (selection?.type !== 'range' || !selection.range.collapsed) return null;
  const caret = selection.range;
  const forward = key === 'ArrowDown' || key === 'ArrowRight';
  const grid = (one: Element | null): HTMLElement | null =>
    one?.matches(GRID_SELECTOR) ? (one as HTMLElement) : (one?.querySelector<HTMLElement>(GRID_SELECTOR) ?? null);
  for (let line: Node | null = caret.startContainer; line && line !== host; line = line.parentNode) {
    if (!(line instanceof Element)) continue;
    const next = forward ? line.nextElementSibling : line.previousElementSibling;
    if (next && (next.matches(CONTAINER) || next.matches(GRID_SELECTOR)))
      return isLast(caret, line, key) ? grid(next) : null;
    if (next) return null;
  }
  return null;
};

type Blocks = ContentModelBlock[];
/** Calls `act` with the blocks among which the grid stands; false where it stands nowhere. */
const withGrid = (blocks: Blocks, wrapper: HTMLElement, act: (among: Blocks, at: number) => void): boolean =>
  blocks.some((block, at) => {
    if (block.blockType === 'Entity' && block.wrapper === wrapper) {
      act(blocks, at);
      return true;
    }
    if (block.blockType === 'BlockGroup') return withGrid(block.blocks, wrapper, act);
    return (
      block.blockType === 'Table' &&
      block.rows.some((row) => row.cells.some((cell) => withGrid(cell.blocks, wrapper, act)))
    );
  });
const emptyLine = (): ContentModelParagraph => {
  const line = createParagraph();
  line.segments.push(createSelectionMarker(), createBr());
  return line;
};

/** Puts the caret into what follows the grid; where that is no text, into a line of its own. */
export const caretAfter = (editor: IEditor, host: HTMLElement, wrapper: HTMLElement): void => {
  host.focus({ preventScroll: true });
  editor.formatContentModel((model, context) => {
    context.skipUndoSnapshot = 'SkipAll';
    return withGrid(model.blocks as Blocks, wrapper, (among, at) => {
      const next = among[at + 1];
      let line: ContentModelParagraph;
      if (next?.blockType === 'Paragraph') line = mutateBlock(next) as ContentModelParagraph;
      else among.splice(at + 1, 0, (line = emptyLine()));
      const caret = createSelectionMarker(line.segments[0]?.format);
      line.segments.unshift(caret);
      setSelection(model, caret);
      if (line.segments.every(({ segmentType }) => segmentType === 'SelectionMarker')) line.segments.push(createBr());
    });
  });
};

/** Takes the grid out of the text; a step back brings it again. */
export const removeGrid = (editor: IEditor, host: HTMLElement, wrapper: HTMLElement): void => {
  if (editor.isDisposed()) return;
  host.focus({ preventScroll: true });
  editor.formatContentModel(
    (model) =>
      withGrid(model.blocks as Blocks, wrapper, (among, at) => {
        const line = emptyLine();
        among.splice(at, 1, line);
        setSelection(model, line.segments[0]);
      }),
    { apiName: 'removeTable' },
  );
};
