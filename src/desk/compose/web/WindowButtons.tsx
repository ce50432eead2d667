import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconChevronDown } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { composeWords } from '../words.ts';

/** At the end of the toolbar: the whole interaction space or not, and out of the way. */
export const WindowButtons = (props: { large: boolean; onLarge: (large: boolean) => void; onMinimise: () => void }) => {
  const t = useWords(composeWords);
  const size = t(props.large ? 'shrink' : 'enlarge');
  return (
    <>
      <Tooltip label={`${size} (Alt ↵)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={size}
          aria-keyshortcuts="Alt+Enter"
          onClick={() => props.onLarge(!props.large)}
        >
          {props.large ? <IconArrowsDiagonalMinimize2 size={14} /> : <IconArrowsDiagonal size={14} />}
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('minimise')} (${t('key.escape')})`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('minimise')}
          aria-keyshortcuts="Escape"
          onClick={props.onMinimise}
        >
          <IconChevronDown size={15} />
        </ActionIcon>
      </Tooltip>
    </>
  );
};
