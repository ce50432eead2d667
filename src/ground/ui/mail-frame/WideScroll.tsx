import { useEffect, useRef, type RefObject } from 'react';

/**
 * R35: the scroll bar of a mail wider than the desk. It stays at the bottom of what is visible, however long the mail
 * is, and is drawn even where the system hides its own. The keyboard scrolls the frame itself.
 */
export const WideScroll = ({ frame, width }: { frame: RefObject<HTMLIFrameElement | null>; width: number }) => {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = frame.current?.contentDocument;
    const own = bar.current;
    if (!page || !own) return;
    const root = page.documentElement;
    const follow = (): void => {
      if (own.scrollLeft !== root.scrollLeft) own.scrollLeft = root.scrollLeft;
    };
    const lead = (): void => {
      if (own.scrollLeft !== root.scrollLeft) root.scrollLeft = own.scrollLeft;
    };
    page.addEventListener('scroll', follow);
    own.addEventListener('scroll', lead);
    return () => {
      page.removeEventListener('scroll', follow);
      own.removeEventListener('scroll', lead);
    };
  }, [frame, width]);
  return (
    <div ref={bar} className="mail-wide" aria-hidden="true" tabIndex={-1}>
      <div style={{ width }} />
    </div>
  );
};
