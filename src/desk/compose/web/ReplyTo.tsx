import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Recipients } from '../recipients/rules.ts';
import { composeWords } from '../words.ts';
import { addressedTo, type Lists } from './recipients.ts';

/** Whom the answer is for, where there is a choice: the customer alone, or all whom they wrote to. */
export const ReplyTo = (props: { lists: Lists; usual: Recipients; onChange: (to: 'one' | 'all') => void }) => {
  const t = useWords(composeWords);
  if (props.usual.cc.length === 0) return null;
  const now = addressedTo(props.lists, props.usual);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" aria-label={t('reply-to.change')}>
          {t(now === 'one' ? 'reply-to.one.short' : 'reply-to.all.short')}
          <IconChevronDown size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['one', 'all'] as const).map((to) => (
          <Menu.Item
            key={to}
            aria-current={now === to}
            rightSection={now === to ? <IconCheck size={14} /> : null}
            onClick={() => props.onChange(to)}
          >
            {t(`reply-to.${to}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
