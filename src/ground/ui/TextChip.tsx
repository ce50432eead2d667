import './parts.css';
import type { ReactNode } from 'react';
import { IconX } from './icons.ts';

/** A piece of a field, such as a recipient. `onRemove` adds the cross, named by `removeLabel`. */
export const TextChip = (props: {
  children: ReactNode;
  title?: string;
  invalid?: boolean;
  onRemove?: () => void;
  removeLabel?: string;
}) => (
  <span className="chip" title={props.title} data-invalid={props.invalid || undefined}>
    {props.children}
    {props.onRemove && (
      <button type="button" className="chip-remove" aria-label={props.removeLabel} onClick={props.onRemove}>
        <IconX size={12} />
      </button>
    )}
  </span>
);
