import { useEffect, useRef, type RefObject } from 'react';

/** Put away, the focus waits on the line that brings the box back; brought back, the caret stands where it was. */
export const useFocusReturn = (box: RefObject<HTMLElement | null>, minimised: boolean) => {
  const was = useRef(minimised);
  const caret = useRef<Range>(null);
  useEffect(() => {
    if (was.current === minimised) return;
    was.current = minimised;
    if (minimised) return box.current?.querySelector<HTMLElement>('.reply-closed')?.focus();
    const text = box.current?.querySelector<HTMLElement>('[role=textbox]');
    text?.focus();
    if (caret.current && text?.contains(caret.current.commonAncestorContainer)) {
      const selection = getSelection();
      selection?.removeAllRanges();
      selection?.addRange(caret.current);
    }
  }, [box, minimised]);
  /** Just before it is put away: hidden text has no selection. */
  return (): void => {
    const selection = getSelection();
    caret.current = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  };
};
