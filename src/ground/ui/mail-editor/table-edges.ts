import type { EditorPlugin, IEditor } from 'roosterjs';
import { TableEditPlugin } from 'roosterjs';

let editors = 0;

/**
 * Rows and columns of a table in the text are resized by dragging their edges (R23). Its other handles stay away: the
 * table tools do the same, by keyboard too.
 * @param parent of the editor: the handles are put there, so that a press on one does not leave the reply field.
 * @param editorOf asked when an edge was let go, long after the editor is made.
 */
export const tableEdges = (parent: HTMLElement, editorOf: () => IEditor): EditorPlugin => {
  if (!parent.id) parent.id = `mail-editor-${(editors += 1)}`;
  const said = (): void => {
    if (!editorOf().isDisposed()) editorOf().triggerEvent('contentChanged', { source: 'ResizeTable' });
  };
  return new TableEditPlugin(
    `#${parent.id}`,
    (_feature, handle) => {
      // Of itself a drag is told to nobody, and the draft would not be saved. The handle's own listener runs first.
      const grab = (event: Event): void =>
        parent.ownerDocument.addEventListener(event.type === 'mousedown' ? 'mouseup' : 'touchend', said, {
          once: true,
          capture: true,
        });
      const touch = { passive: true };
      handle.addEventListener('mousedown', grab);
      handle.addEventListener('touchstart', grab, touch);
      return () => {
        handle.removeEventListener('mousedown', grab);
        handle.removeEventListener('touchstart', grab);
      };
    },
    [
      'HorizontalTableInserter',
      'VerticalTableInserter',
      'TableMover',
      'TableResizer',
      'TableSelector',
      'TableRowSelector',
      'TableColumnSelector',
    ],
  );
};
