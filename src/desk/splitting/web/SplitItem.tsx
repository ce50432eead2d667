import { Menu } from '@mantine/core';
import { IconArrowsSplit } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { about } from '../contract.ts';
import { splittingWords } from '../words.ts';

/** In the options of a message; greyed with the reason where it would be refused. */
export const SplitItem = ({ messageId, onClick }: { messageId: number; onClick: () => void }) => {
  const t = useWords(splittingWords);
  const { data } = useAsk(about, { messageId }, { fresh: true });
  const why = data ? (data.why ?? data.one.why) : null;
  return (
    <Menu.Item
      leftSection={<IconArrowsSplit size={16} />}
      aria-disabled={why !== null}
      data-greyed={why !== null || undefined}
      closeMenuOnClick={why === null}
      onClick={() => why === null && onClick()}
    >
      {t('split')}
      {why && <span className="item-reason">{t(`refused.${why}`)}</span>}
    </Menu.Item>
  );
};
