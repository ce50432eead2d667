import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '#ground/web/words.tsx';
import { directoryWords } from '../words.ts';
import { EntryLine } from './EntryLine.tsx';
import { keyOf, type Picked } from './picked.ts';

const ROW_HEIGHT = 48;
/** Rows below what is in sight when the next page is asked for. */
const AHEAD = 15;

/** What was found. Only what is in sight is drawn; the focus stays in the search bar, which names the active row. */
export const EntryList = (props: {
  id: string;
  items: readonly Picked[];
  active: number;
  pickedKey: string | null;
  onActive: (index: number) => void;
  onPick: (picked: Picked, index: number) => void;
  renderActions: ((picked: Picked) => ReactNode) | undefined;
  onEnd: () => void;
}) => {
  const t = useWords(directoryWords);
  const { id, items, active, renderActions, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => (items[index] ? keyOf(items[index]) : index),
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;
  useEffect(() => {
    if (items.length > 0 && last >= items.length - AHEAD) onEnd();
  }, [last, items.length, onEnd]);
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' });
  }, [active, virtual]);

  // With buttons inside, a row is no option but a row of cells.
  const isGrid = renderActions !== undefined;
  return (
    <div
      ref={scroller}
      className="directory-rows"
      hidden={items.length === 0}
      id={id}
      role={isGrid ? 'grid' : 'listbox'}
      aria-label={t('results')}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map((place) => {
          const item = items[place.index];
          if (!item) return null;
          const isActive = place.index === active;
          return (
            <div
              key={place.key}
              id={`${id}-${place.index}`}
              role={isGrid ? 'row' : 'option'}
              aria-selected={isActive}
              aria-setsize={isGrid ? undefined : items.length}
              aria-posinset={isGrid ? undefined : place.index + 1}
              aria-rowindex={isGrid ? place.index + 1 : undefined}
              className="directory-row"
              data-picked={keyOf(item) === props.pickedKey || undefined}
              style={{ height: ROW_HEIGHT, transform: `translateY(${place.start}px)` }}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onPick(item, place.index)}
            >
              <EntryLine picked={item} isCell={isGrid} />
              {renderActions && (
                <span role="gridcell" className="directory-actions">
                  {renderActions(item)}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};
