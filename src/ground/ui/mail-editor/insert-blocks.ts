import {
  createContentModelDocument,
  mergeModel,
  normalizeContentModel,
  type ContentModelDocument,
  type IEditor,
} from 'roosterjs';

/**
 * Puts these blocks where the caret is or last was, in the place of what is selected; at the end of what is written
 * when there never was one. The caret then stands after them, and one undo takes them out.
 */
export const insertBlocks = (
  editor: IEditor,
  blocks: ContentModelDocument,
  atEnd: (blocks: ContentModelDocument['blocks']) => void,
): void => {
  if (!editor.getDOMSelection()) {
    atEnd(blocks.blocks);
    return editor.focus();
  }
  editor.formatContentModel(
    (model, context) => {
      mergeModel(model, blocks, context, { mergeFormat: 'none' });
      return true;
    },
    { changeSource: 'Paste', scrollCaretIntoView: true },
  );
  editor.focus();
};

/** Puts blocks that are lines of their own where the caret is; it then stands in a line after them. */
export const insertLine = (editor: IEditor, blocks: ContentModelDocument['blocks']): void =>
  editor.formatContentModel(
    (model, context) => {
      const piece = createContentModelDocument();
      piece.blocks.push(...blocks);
      mergeModel(model, piece, context, { addParagraphAfterMergedContent: true });
      normalizeContentModel(model);
      return true;
    },
    { apiName: 'insertTable' },
  );
