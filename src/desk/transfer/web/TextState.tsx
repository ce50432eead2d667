import './transfer.css';
import { Button } from '@mantine/core';
import { useWords } from '#ground/web/words.tsx';
import { textWords } from '../texts/words.ts';
import type { TextDraft } from './use-text-draft.ts';

/** What must be known of a text that is being written: the server is out of reach, or it was changed elsewhere too. */
export const TextState = ({ draft }: { draft: Pick<TextDraft, 'state' | 'keepMine' | 'takeTheirs'> }) => {
  const t = useWords(textWords);
  if (draft.state.kind === 'unreachable')
    return (
      <p className="text-state" role="status">
        {t('unreachable')}
      </p>
    );
  if (draft.state.kind !== 'moved') return null;
  return (
    <div className="text-state" role="alert">
      <span>{t('moved')}</span>
      <Button size="compact-xs" variant="default" onClick={() => void draft.takeTheirs()}>
        {t('theirs')}
      </Button>
      <Button size="compact-xs" onClick={() => void draft.keepMine()}>
        {t('mine')}
      </Button>
    </div>
  );
};
