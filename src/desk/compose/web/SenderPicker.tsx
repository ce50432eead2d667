import { Menu } from '@mantine/core';
import type { z } from 'zod';
import { IconCheck, IconChevronDown } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import type { senderShape } from '../contract.ts';
import { composeWords } from '../words.ts';

export type Sender = z.output<typeof senderShape>;

const shown = ({ name, address }: Sender): string => (name ? `${name} <${address}>` : address);

/** R16, R38: the address the answer is from; the down arrow opens the others that are allowed. */
export const SenderPicker = (props: {
  senders: readonly Sender[];
  value: number | null;
  onChange: (id: number) => void;
}) => {
  const t = useWords(composeWords);
  const { senders, value, onChange } = props;
  const current = senders.find(({ id }) => id === value);
  return (
    <Menu position="top-start" width="target">
      <Menu.Target>
        <button
          type="button"
          className="chip comp-sender"
          aria-label={`${t('from.change')} : ${current ? shown(current) : t('from.none')}`}
        >
          <span>{current ? shown(current) : t('from.none')}</span>
          <IconChevronDown size={12} />
        </button>
      </Menu.Target>
      <Menu.Dropdown miw={280}>
        {senders.map((sender) => (
          <Menu.Item
            key={sender.id}
            role="menuitemradio"
            aria-checked={sender.id === value}
            rightSection={sender.id === value ? <IconCheck size={14} /> : null}
            onClick={() => onChange(sender.id)}
          >
            {shown(sender)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
