import { Menu } from '@mantine/core';
import { IconLanguage } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { readChoices } from '../contract.ts';
import { translationWords } from '../words.ts';

/** For the Options menu (R110); greyed with the reason while no administrator has turned it on (R109). */
export const TranslateItem = ({ interactionId, onClick }: { interactionId: number; onClick: () => void }) => {
  const t = useWords(translationWords);
  const ready = useAsk(readChoices, { interactionId }).data?.ready ?? false;
  return (
    <Menu.Item
      leftSection={<IconLanguage size={16} />}
      aria-disabled={!ready}
      data-greyed={!ready || undefined}
      closeMenuOnClick={ready}
      onClick={() => ready && onClick()}
    >
      {t('item')}
      {!ready && <span className="item-reason">{t('refused.not-set-up')}</span>}
    </Menu.Item>
  );
};
