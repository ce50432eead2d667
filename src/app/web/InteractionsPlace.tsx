import type { ComponentProps } from 'react';
import { BulkBar, useSelection } from '#desk/bulk/web/parts.tsx';
import { InteractionsMenu } from '#desk/inbox/web/parts.tsx';
import { useBulkActs } from './use-bulk-acts.ts';

/** The Interactions menu with what the rooms lend to be done with several at once. What is selected draws only it anew. */
export const InteractionsPlace = (props: ComponentProps<typeof InteractionsMenu>) => {
  const selected = useSelection();
  return (
    <InteractionsMenu {...props} selecting={selected} bar={<BulkBar selected={selected} acts={useBulkActs()} />} />
  );
};
