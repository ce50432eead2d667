import { Menu } from '@mantine/core';
import { IconFileDownload } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { whyNotDownload } from '../rules.ts';
import { transcriptWords } from '../words.ts';

/** For the Options menu (R55); greyed with the reason where it would be refused. */
export const DownloadItem = (props: { messageCount: number; onClick: () => void }) => {
  const t = useWords(transcriptWords);
  const why = whyNotDownload(props);
  return (
    <Menu.Item
      leftSection={<IconFileDownload size={16} />}
      aria-disabled={why !== null}
      data-greyed={why !== null || undefined}
      closeMenuOnClick={why === null}
      onClick={() => why === null && props.onClick()}
    >
      {t('download')}
      {why && <span className="item-reason">{t(`refused.${why}`)}</span>}
    </Menu.Item>
  );
};
