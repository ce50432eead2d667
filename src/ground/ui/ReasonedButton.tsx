import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';

/**
 * A button that says why it cannot be pressed. It stays in the tab order, so that the reason can be reached by
 * keyboard and heard.
 */
export const ReasonedButton = ({
  reason,
  onClick,
  ...rest
}: { reason: string | null } & ButtonProps & ComponentPropsWithRef<'button'>) => (
  // One element in both states: the focus stays where it is when the reason comes or goes.
  <Tooltip label={reason} multiline maw={280} disabled={reason === null}>
    {reason === null ? (
      <Button onClick={onClick} {...rest} />
    ) : (
      <Button {...rest} aria-disabled="true" data-disabled aria-description={reason} />
    )}
  </Tooltip>
);
