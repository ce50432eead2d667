import type {
  ContentModelBlock,
  ContentModelDocument,
  ContentModelEntity,
  ContentModelSegment,
  IEditor,
} from 'roosterjs';
import type { ReadonlyContentModelBlock, ReadonlyContentModelParagraph, ReadonlyContentModelSegment } from 'roosterjs';
import { createEntity, createSelectionMarker, iterateSelections, mutateBlock, setSelection } from 'roosterjs';
import { CARET_ENTITY, READING_ENTITY } from './reading-entities.ts';

type Place = { paragraph: ReadonlyContentModelParagraph; segment: ReadonlyContentModelSegment };

/** What is selected, from and to; null where nothing of the text is. */
const selectedIn = (model: ContentModelDocument): { first: Place; last: Place } | null => {
  let first: Place | null = null;
  let last: Place | null = null;
  iterateSelections(model, (_path, _table, block, segments) => {
    if (block?.blockType !== 'Paragraph') return;
    for (const segment of segments ?? []) {
      first ??= { paragraph: block, segment };
      last = { paragraph: block, segment };
    }
  });
  return first && last ? { first, last } : null;
};

/** Where the entity with that element stands, wherever the text was moved to since. */
const placeOf = (blocks: readonly ReadonlyContentModelBlock[], wrapper: HTMLElement): Place | null => {
  for (const block of blocks) {
    let found: Place | null = null;
    if (block.blockType === 'Paragraph') {
      const segment = block.segments.find((one) => one.segmentType === 'Entity' && one.wrapper === wrapper);
      if (segment) return { paragraph: block, segment };
    } else if (block.blockType === 'BlockGroup') found = placeOf(block.blocks, wrapper);
    else if (block.blockType === 'Table')
      for (const cell of block.rows.flatMap((row) => row.cells)) found ??= placeOf(cell.blocks, wrapper);
    if (found) return found;
  }
  return null;
};

const put = (place: Place, side: 'before' | 'after', entity: ContentModelEntity): void => {
  const { segments } = mutateBlock(place.paragraph);
  segments.splice(segments.indexOf(place.segment as never) + (side === 'after' ? 1 : 0), 0, entity);
};
const makeMark = (type: string): ContentModelEntity =>
  createEntity(document.createElement('span'), true, undefined, type);

/** What the editor puts beside a mark so that the caret can stand there. */
const BESIDE = '\u200b';

/** Takes out what stands at `place`, and what the editor put beside it; text typed there has that at its edge. */
const replace = ({ paragraph, segment }: Place, ...by: ContentModelSegment[]): void => {
  const { segments } = mutateBlock(paragraph);
  const at = segments.indexOf(segment as never);
  const [left, right] = [segments[at - 1], segments[at + 1]];
  if (left?.segmentType === 'Text' && left.text.endsWith(BESIDE)) left.text = left.text.slice(0, -1);
  if (right?.segmentType === 'Text' && right.text.startsWith(BESIDE)) right.text = right.text.slice(1);
  segments.splice(at, 1, ...by);
};

/** Puts a caret in the place of an entity. */
const caretAt = (model: ContentModelDocument, wrapper: HTMLElement | null) => {
  const place = wrapper && placeOf(model.blocks as ContentModelBlock[], wrapper);
  if (!place) return null;
  const marker = createSelectionMarker(place.segment.format);
  replace(place, marker);
  return marker;
};

export type ReadingMark = {
  /**
   * Runs `insert` with the caret at the mark, what was selected when it was put selected again, then takes the caret
   * back to where the agent is. False where the agent took the mark out of the text: nothing is inserted.
   */
  insertHere: (insert: () => void) => boolean;
  remove: () => void;
};

/**
 * Marks where the caret is while something that goes there is being prepared: the agent writes on. What is selected
 * stays until it is replaced.
 */
export const putReadingMark = (editor: IEditor): ReadingMark => {
  const mark = makeMark(READING_ENTITY);
  let from: ContentModelEntity | null = null;
  const change = (edit: (model: ContentModelDocument) => boolean): void =>
    editor.formatContentModel((model, context) => {
      context.skipUndoSnapshot = 'MarkNewContent';
      return edit(model as ContentModelDocument);
    });

  editor.focus();
  editor.formatContentModel((model, context) => {
    context.skipUndoSnapshot = 'SkipAll';
    const selected = selectedIn(model as ContentModelDocument);
    if (!selected) return false;
    const { first, last } = selected;
    if (first.segment.segmentType === 'SelectionMarker' && first.segment === last.segment) put(first, 'before', mark);
    else {
      from = makeMark(CARET_ENTITY);
      put(first, 'before', from);
      put(last, 'after', mark);
      const marker = createSelectionMarker(last.segment.format);
      const { segments } = mutateBlock(last.paragraph);
      segments.splice(segments.indexOf(mark as never) + 1, 0, marker);
      setSelection(model, marker);
      context.newEntities.push(from);
    }
    context.newEntities.push(mark);
    return true;
  });

  return {
    insertHere: (insert) => {
      const back = makeMark(CARET_ENTITY);
      let here = false;
      change((model) => {
        const selected = selectedIn(model);
        const end = caretAt(model, mark.wrapper);
        if (!end) return false;
        here = true;
        if (selected) put(selected.last, 'after', back);
        const start = caretAt(model, from?.wrapper ?? null);
        setSelection(model, start ?? end, end);
        return true;
      });
      if (!here) return false;
      const active = document.activeElement;
      insert();
      change((model) => {
        const caret = caretAt(model, back.wrapper);
        if (caret) setSelection(model, caret);
        return caret !== null;
      });
      if (active instanceof HTMLElement && active !== document.activeElement) active.focus();
      return true;
    },
    remove: () =>
      change((model) => {
        let removed = false;
        for (const one of [mark, from]) {
          const place = one && placeOf(model.blocks as ContentModelBlock[], one.wrapper);
          if (!place) continue;
          replace(place);
          removed = true;
        }
        return removed;
      }),
  };
};
