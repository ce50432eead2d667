import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { readVoice, removeVoice } from '../../contract.ts';
import { voiceWords } from '../../words.ts';

/** Takes a connection out of use, after asking. */
export const Removal = ({ id, onDone }: { id: number; onDone: () => void }) => {
  const t = useWords(voiceWords);
  const [asks, setAsks] = useState(false);
  const remove = useTell(removeVoice, { invalidates: [readVoice], onDone });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsks(true)}>
        {t('remove')}
      </Button>
      <ConfirmDialog
        opened={asks}
        title={t('remove.title')}
        confirmLabel={t('remove')}
        danger
        busy={remove.isPending}
        error={remove.error}
        words={voiceWords}
        onConfirm={() => remove.mutate({ id })}
        onClose={() => setAsks(false)}
      >
        {t('remove.why')}
      </ConfirmDialog>
    </>
  );
};
