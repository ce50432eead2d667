import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useKeys } from '#ground/web/keys.ts';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { useContactName } from '#spine/interactions/web/parts.tsx';
import { Row } from './Row.tsx';
import { RowMark } from './RowMark.tsx';
import type { Selecting } from './selecting.ts';

export type Section = { title: string | null; rows: readonly InteractionRow[] };

type Item = { kind: 'title'; title: string; count: number } | { kind: 'row'; row: InteractionRow };

/** Below this all rows are in the page, where the browser's own search finds them. */
const VIRTUAL_FROM = 60;
const TITLE_HEIGHT = 31;
const ROW_HEIGHT = 77;

const itemsOf = (sections: readonly Section[]): Item[] => {
  return sections.flatMap(({ title, rows }): Item[] => [
    ...(title === null ? [] : [{ kind: 'title' as const, title, count: rows.length }]),
    ...rows.map((row): Item => ({ kind: 'row', row })),
  ]);
};

/**
 * The rows under their titles; one tab stop for all. J, K and the arrows move through them, Enter opens; X and Space
 * select, with Shift a range, Ctrl+A all.
 * Only what is in sight is drawn once the list is long.
 */
export const RowList = (props: {
  sections: readonly Section[];
  selectedId: number | null;
  showAssignee: boolean;
  hrefOf: (interactionId: number) => string;
  onOpen: (interactionId: number) => void;
  asideOf?: (row: InteractionRow) => ReactNode;
  noteOf?: (row: InteractionRow) => ReactNode;
  label: string;
  rowActs?: (row: InteractionRow) => ReactNode;
  footer?: ReactNode;
  selecting?: Selecting | undefined;
}) => {
  const nameOf = useContactName();
  const { selecting } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [focusedId, setFocusedId] = useState<number | null>(null);
  const items = itemsOf(props.sections);
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'title' ? TITLE_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => {
      const item = items[index];
      return item?.kind === 'row' ? item.row.id : `title ${item?.title}`;
    },
    overscan: items.length > VIRTUAL_FROM ? 8 : items.length,
  });

  const idOr = (wanted: number | null): number | null => (rows.some((row) => row.id === wanted) ? wanted : null);
  const stopId = idOr(focusedId) ?? idOr(props.selectedId) ?? rows[0]?.id ?? null;

  const focusRow = (id: number): void => {
    setFocusedId(id);
    virtual.scrollToIndex(
      items.findIndex((item) => item.kind === 'row' && item.row.id === id),
      { align: 'auto' },
    );
    // The row may have to be drawn first.
    const focus = (): void => scroller.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
    if (scroller.current?.querySelector(`[data-row="${id}"]`)) focus();
    else requestAnimationFrame(() => requestAnimationFrame(focus));
  };
  const shows = selecting?.shows;
  const clear = selecting?.clear;
  useEffect(() => shows?.(rows));
  useEffect(
    () => () => {
      clear?.();
      shows?.([]);
    },
    [clear, shows],
  );
  const move = (step: number, ranging = false): void => {
    const inList = scroller.current?.contains(document.activeElement) ?? false;
    const from = rows.findIndex((row) => row.id === stopId);
    const startsHere = inList || stopId === idOr(props.selectedId);
    const next = rows[startsHere ? Math.min(rows.length - 1, Math.max(0, from + step)) : Math.max(0, from)];
    if (!next) return;
    if (ranging && stopId !== null) selecting?.step(stopId, next.id);
    focusRow(next.id);
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  const toggle = (id: number): void => {
    selecting?.toggle(id);
    focusRow(id);
  };
  const extend = (id: number): void => {
    selecting?.extend(id);
    focusRow(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const selects: Record<string, () => void> = selecting
      ? {
          ...(stopId === null ? {} : { ' ': () => toggle(stopId), x: () => toggle(stopId) }),
          ...(selecting.ids.size > 0 ? { Escape: selecting.clear } : {}),
        }
      : {};
    const withCtrl: Record<string, () => void> = selecting ? { a: selecting.all } : {};
    const steps: Record<string, () => void> = {
      ...selects,
      ArrowDown: () => move(1, event.shiftKey),
      ArrowUp: () => move(-1, event.shiftKey),
      Home: () => rows[0] && focusRow(rows[0].id),
      End: () => rows.at(-1) && focusRow(rows.at(-1)!.id),
    };
    const step = (event.ctrlKey || event.metaKey ? withCtrl : steps)[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };

  return (
    <div className="rows" ref={scroller} data-selecting={(selecting && selecting.ids.size > 0) || undefined}>
      <div role="list" aria-label={props.label} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((place) => {
          const item = items[place.index];
          if (!item) return null;
          const style = { transform: `translateY(${place.start}px)` };
          const common = {
            key: place.key,
            'data-index': place.index,
            ref: virtual.measureElement,
            className: 'rows-place',
            style,
          };
          if (item.kind === 'title') {
            return (
              <div
                {...common}
                key={place.key}
                role="listitem"
                aria-setsize={items.length}
                aria-posinset={place.index + 1}
              >
                <h2 className="rows-title">
                  <span>{item.title}</span>
                  <span>{item.count}</span>
                </h2>
              </div>
            );
          }
          const selected = item.row.id === props.selectedId;
          return (
            <div
              {...common}
              key={place.key}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={place.index + 1}
            >
              {selecting && (
                <RowMark
                  name={nameOf(item.row)}
                  checked={selecting.ids.has(item.row.id)}
                  onToggle={() => toggle(item.row.id)}
                  onExtend={() => extend(item.row.id)}
                />
              )}
              <Row
                row={item.row}
                selected={selected}
                showAssignee={props.showAssignee}
                aside={props.asideOf?.(item.row)}
                note={props.noteOf?.(item.row)}
                tabIndex={item.row.id === stopId ? 0 : -1}
                href={props.hrefOf(item.row.id)}
                onOpen={() => props.onOpen(item.row.id)}
                marked={selecting ? selecting.ids.has(item.row.id) : null}
                onExtend={() => extend(item.row.id)}
                onKeyDown={onKeyDown}
              />
              {selected && props.rowActs && <span className="row-acts">{props.rowActs(item.row)}</span>}
            </div>
          );
        })}
      </div>
      {props.footer}
    </div>
  );
};
