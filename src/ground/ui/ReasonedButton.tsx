import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';

/**
 * A button that says why it cannot be pressed. It stays in the tab order, so that the reason can be reached by
 * keyboard and heard.
 */
export const ReasonedButton = ({
  reason,
  onClick,
  ...rest
}: { reason: string | null } & ButtonProps & ComponentPropsWithoutRef<'button'>) =>
  reason === null ? (
    <Button onClick={onClick} {...rest} />
  ) : (
    <Tooltip label={reason} multiline maw={280}>
      <Button {...rest} aria-disabled="true" data-disabled aria-description={reason} />
    </Tooltip>
  );
