import './page.css';
import type { ReactNode } from 'react';

/** A table on paper. `head`: the words of its columns; where it is narrow, those of `wideOnly` (and cells marked so) go. */
export const Sheet = (props: {
  label: string;
  head: readonly { word: string; end?: boolean; wideOnly?: boolean }[];
  children: ReactNode;
}) => (
  <div className="sheet">
    <table aria-label={props.label}>
      <thead>
        <tr>
          {props.head.map(({ word, end, wideOnly }, index) => (
            <th key={word || index} scope="col" data-end={end || undefined} data-wide-only={wideOnly || undefined}>
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  </div>
);

/** A line that opens something: a click anywhere does, and the first cell's button does by keyboard. */
export const SheetRow = (props: { onOpen: () => void; muted?: boolean; current?: boolean; children: ReactNode }) => (
  <tr
    data-muted={props.muted || undefined}
    data-current={props.current || undefined}
    onClick={(event) => {
      if (event.target instanceof Element && event.target.closest('button, a')) return;
      props.onOpen();
    }}
  >
    {props.children}
  </tr>
);

/** The name in the first cell: the keyboard's way to open the line. */
export const RowButton = ({ onOpen, children }: { onOpen: () => void; children: ReactNode }) => (
  <button type="button" className="row-button" onClick={onOpen}>
    {children}
  </button>
);
