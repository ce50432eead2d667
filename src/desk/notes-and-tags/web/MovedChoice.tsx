import { Button } from '@mantine/core';
import { useWords } from '#ground/web/words.tsx';
import { notesWords } from '../words.ts';
import type { useNote } from './use-note.ts';

/** Another tab wrote the same note: the agent chooses, and nothing is overwritten. */
export const MovedChoice = ({ note }: { note: Pick<ReturnType<typeof useNote>, 'takeTheirs' | 'keepMine'> }) => {
  const t = useWords(notesWords);
  return (
    <div className="note-moved" role="alert">
      <span>{t('draft.moved')}</span>
      <Button size="compact-xs" variant="default" onClick={() => void note.takeTheirs()}>
        {t('draft.theirs')}
      </Button>
      <Button size="compact-xs" onClick={() => void note.keepMine()}>
        {t('draft.mine')}
      </Button>
    </div>
  );
};
