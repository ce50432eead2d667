import { Tooltip } from '@mantine/core';
import type { MouseEvent, ReactNode, Ref } from 'react';

export type ToolProps = {
  name: string;
  label: string;
  sign: ReactNode;
  onUse: () => void;
  /** Set for what is on or off. */
  pressed?: boolean;
  /** It stays reachable, and says that it has nothing to do. */
  idle?: boolean;
  gapBefore?: boolean;
  /** Set for what opens a panel. */
  expanded?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** The caret stays where it is. */
export const keepCaret = (event: MouseEvent): void => event.preventDefault();

/** A button of a toolbar. */
export const Tool = (props: ToolProps) => (
  <Tooltip label={props.label} disabled={props.expanded ?? false}>
    <button
      ref={props.ref}
      type="button"
      data-tool={props.name}
      data-gap={props.gapBefore}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-disabled={props.idle || undefined}
      aria-haspopup={props.expanded === undefined ? undefined : 'dialog'}
      aria-expanded={props.expanded}
      onMouseDown={keepCaret}
      onClick={() => !props.idle && props.onUse()}
    >
      {props.sign}
    </button>
  </Tooltip>
);
