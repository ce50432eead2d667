import { Menu } from '@mantine/core';
import { IconZzz } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Status } from '#spine/interactions/contract.ts';
import { whyNotSleep } from '../rules.ts';
import { snoozeWords } from '../words.ts';

/** For the Options menu; greyed with the reason where it would be refused. */
export const SleepItem = (props: { status: Status; mine: boolean; onClick: () => void }) => {
  const t = useWords(snoozeWords);
  const why = whyNotSleep(props);
  return (
    <Menu.Item
      leftSection={<IconZzz size={16} />}
      aria-disabled={why !== null}
      data-greyed={why !== null || undefined}
      closeMenuOnClick={why === null}
      onClick={() => why === null && props.onClick()}
    >
      {t('sleep')}
      {why && <span className="item-reason">{t(`refused.${why}`)}</span>}
    </Menu.Item>
  );
};
