import { ActionIcon, Tooltip } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { IconHistory } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { draftWords } from '../words.ts';

const VersionsDialog = lazy(() => import('./VersionsDialog.tsx').then((file) => ({ default: file.VersionsDialog })));

export type VersionsProps = {
  draftKey: string;
  interactionId: number | null;
  /** Shows a content of that draft's room; harmless whatever it holds. */
  render: (content: Record<string, unknown>) => ReactNode;
  /** Before the list is asked for: what is being written must be on the server, to become a version. */
  onOpen: () => Promise<void>;
  /** The draft on the server is that version now. */
  onRestored: () => void;
};

/** What the draft was before, one click away from its state. */
export const VersionsButton = (props: VersionsProps) => {
  const t = useWords(draftWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Tooltip label={t('versions')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('versions')}
          aria-haspopup="dialog"
          onClick={() => void props.onOpen().then(() => setOpen(true))}
        >
          <IconHistory size={15} />
        </ActionIcon>
      </Tooltip>
      {open && (
        <Suspense>
          <VersionsDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};
