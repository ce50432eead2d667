import { useEffect, useRef } from 'react';
import { safeDocument } from './safe-html.ts';

/** What was written, to be read: cleaned as the editor cleans it, and no more than that. */
export const WrittenPreview = ({ html, label }: { html: string; label: string }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.replaceChildren(
      ...Array.from(safeDocument(html).body.childNodes, (node) => document.importNode(node, true)),
    );
  }, [html]);
  return <div ref={box} className="written-preview" role="region" aria-label={label} tabIndex={0} />;
};
