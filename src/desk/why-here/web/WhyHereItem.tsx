import { Menu } from '@mantine/core';
import { IconHelpCircle } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { whyWords } from '../words.ts';

/** In the options of an interaction. */
export const WhyHereItem = ({ onClick }: { onClick: () => void }) => (
  <Menu.Item leftSection={<IconHelpCircle size={16} />} onClick={onClick}>
    {useWords(whyWords)('title')}
  </Menu.Item>
);
