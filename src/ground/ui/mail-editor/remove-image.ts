import type { ContentModelBlock, IEditor } from 'roosterjs';

const removeFrom = (blocks: ContentModelBlock[], src: string): boolean => {
  let removed = false;
  for (const block of blocks) {
    if (block.blockType === 'Paragraph') {
      const kept = block.segments.filter((segment) => segment.segmentType !== 'Image' || segment.src !== src);
      removed ||= kept.length < block.segments.length;
      if (kept.length < block.segments.length) {
        block.segments = kept;
        delete block.cachedElement;
      }
    } else if (block.blockType === 'BlockGroup') {
      removed = removeFrom(block.blocks, src) || removed;
    } else if (block.blockType === 'Table') {
      for (const cell of block.rows.flatMap((row) => row.cells)) removed = removeFrom(cell.blocks, src) || removed;
    }
  }
  return removed;
};

/** Takes the picture shown under `src` out of the text, wherever it stands. */
export const removeImage = (editor: IEditor, src: string): void => {
  if (editor.isDisposed()) return;
  editor.formatContentModel((model) => removeFrom(model.blocks as ContentModelBlock[], src), {
    apiName: 'removeImage',
  });
};
