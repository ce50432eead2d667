import './outcomes.css';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCircleCheck } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { outcomesWords } from '../words.ts';

/** R120: a check mark in a circle with a blue border. `name`: whose, where several could be meant. */
export const OutcomeButton = ({ name, onOpen }: { name?: string; onOpen: () => void }) => {
  const t = useWords(outcomesWords);
  const label = name === undefined ? t('outcome') : t('outcome.of', { name });
  return (
    <Tooltip label={`${t('outcome')} (O)`}>
      <ActionIcon
        className="outcome-button"
        variant={name === undefined ? 'default' : 'subtle'}
        w={name === undefined ? 32 : 26}
        h={name === undefined ? 30 : 26}
        aria-label={label}
        aria-keyshortcuts="O"
        aria-haspopup="dialog"
        onClick={onOpen}
      >
        <IconCircleCheck size={name === undefined ? 19 : 18} />
      </ActionIcon>
    </Tooltip>
  );
};
