import { Menu } from '@mantine/core';
import { IconArrowsJoin } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Status } from '#spine/interactions/contract.ts';
import { whyNotMerge } from '../rules.ts';
import { mergingWords } from '../words.ts';

/** For the Options menu; greyed with the reason where it would be refused. */
export const MergeItem = (props: { status: Status; mine: boolean; onClick: () => void }) => {
  const t = useWords(mergingWords);
  const why = whyNotMerge(props);
  return (
    <Menu.Item
      leftSection={<IconArrowsJoin size={16} />}
      aria-disabled={why !== null}
      data-greyed={why !== null || undefined}
      closeMenuOnClick={why === null}
      onClick={() => why === null && props.onClick()}
    >
      {t('merge')}
      {why && <span className="item-reason">{t(`refused.${why}`)}</span>}
    </Menu.Item>
  );
};
