import './parts.css';
import { useState, type KeyboardEvent, type PointerEvent } from 'react';

export type Extent = { start: number; min: number; max: number };

const STEP = 16;

/** A width in pixels that this browser remembers under `key`. */
export const useKeptWidth = (key: string, { start, min, max }: Extent): [number, (width: number) => void] => {
  const clamp = (width: number): number => Math.round(Math.min(max, Math.max(min, width)));
  const [width, setWidth] = useState(() => {
    try {
      const kept = Number(localStorage.getItem(key));
      return kept > 0 ? clamp(kept) : start;
    } catch {
      return start;
    }
  });
  return [
    width,
    (wanted) => {
      const next = clamp(wanted);
      setWidth(next);
      try {
        localStorage.setItem(key, String(next));
      } catch {
        // A browser that keeps nothing still has it until the page is left.
      }
    },
  ];
};

/**
 * The edge between two panels, to be dragged or moved by the arrow keys (ARIA window splitter); a double click gives
 * back the first width. `grows`: the way in which the measured panel gets wider.
 */
export const Splitter = (props: {
  label: string;
  controls: string;
  width: number;
  extent: Extent;
  grows: 'right' | 'left';
  onWidth: (width: number) => void;
}) => {
  const { width, extent, onWidth } = props;
  const [from, setFrom] = useState<{ x: number; width: number } | null>(null);
  const sign = props.grows === 'right' ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    // Captured, so that a mail's frame under the pointer does not swallow the movement.
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom({ x: event.clientX, width });
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (from) onWidth(from.width + sign * (event.clientX - from.x));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to: Record<string, number> = {
      ArrowRight: width + sign * STEP,
      ArrowLeft: width - sign * STEP,
      Home: extent.min,
      End: extent.max,
    };
    const wanted = to[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    onWidth(wanted);
  };
  return (
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={props.label}
      aria-controls={props.controls}
      aria-valuenow={width}
      aria-valuemin={extent.min}
      aria-valuemax={extent.max}
      data-grows={props.grows}
      data-dragged={from !== null || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => setFrom(null)}
      onPointerCancel={() => setFrom(null)}
      onDoubleClick={() => onWidth(extent.start)}
      onKeyDown={onKeyDown}
    />
  );
};
