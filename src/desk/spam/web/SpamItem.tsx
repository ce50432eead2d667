import { Menu } from '@mantine/core';
import { IconShieldX } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { about } from '../contract.ts';
import { spamWords } from '../words.ts';

/** For the Options menu; greyed with the reason where it would be refused. */
export const SpamItem = ({ interactionId, onClick }: { interactionId: number; onClick: () => void }) => {
  const t = useWords(spamWords);
  const why = useAsk(about, { interactionId }, { fresh: true }).data?.why ?? null;
  return (
    <Menu.Item
      leftSection={<IconShieldX size={16} />}
      aria-disabled={why !== null}
      data-greyed={why !== null || undefined}
      closeMenuOnClick={why === null}
      onClick={() => why === null && onClick()}
    >
      {t('spam.item')}
      {why && <span className="item-reason">{t(`refused.${why}`)}</span>}
    </Menu.Item>
  );
};
