import { Combobox } from '@mantine/core';
import { isAddress } from '#ground/mail-address/rules.ts';
import { Avatar } from '#ground/ui/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { composeWords } from '../words.ts';

export type Entry = { name: string; address: string; kind: 'contact' | 'agent' };

/** People of the directory below a recipients' field (R18, R39). */
export const DirectoryOptions = (props: { label: string; entries: readonly Entry[]; typed: string }) => {
  const t = useWords(composeWords);
  const typed = props.typed.trim();
  return (
    <Combobox.Options aria-label={props.label} mah={260} style={{ overflowY: 'auto' }}>
      {props.entries.map((entry) => (
        <Combobox.Option key={entry.address} value={entry.address} className="rcpt-option">
          <Avatar name={entry.name || entry.address} size={24} />
          <span>
            <b>{entry.name || entry.address}</b>
            <small>{entry.address}</small>
          </span>
          <small>{t(`recipient.${entry.kind}`)}</small>
        </Combobox.Option>
      ))}
      {props.entries.length === 0 && (
        <Combobox.Empty>
          {isAddress(typed) ? t('recipient.add', { address: typed }) : t('recipient.none')}
        </Combobox.Empty>
      )}
    </Combobox.Options>
  );
};
