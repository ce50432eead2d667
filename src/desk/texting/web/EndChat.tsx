import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ground/ui/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { refetchCalls, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { endTexting, openTexting } from '../contract.ts';
import { textingWords } from '../words.ts';

/** A chat is over when either of both says so. */
export const EndChat = ({ legId }: { legId: number }) => {
  const t = useWords(textingWords);
  const [asks, setAsks] = useState(false);
  const end = useTell(endTexting, {
    onDone: () => {
      setAsks(false);
      announce(t('end.heard'));
      refetchCalls([openTexting.name, 'thread.open', 'elevation.legs']);
    },
  });
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="red" onClick={() => setAsks(true)}>
        {t('end')}
      </Button>
      <ConfirmDialog
        opened={asks}
        title={t('end.title')}
        confirmLabel={t('end')}
        danger
        busy={end.isPending}
        error={end.error}
        words={textingWords}
        onConfirm={() => end.mutate({ legId })}
        onClose={() => {
          end.reset();
          setAsks(false);
        }}
      >
        {t('end.why')}
      </ConfirmDialog>
    </>
  );
};
