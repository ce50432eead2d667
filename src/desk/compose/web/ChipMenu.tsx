import { Menu } from '@mantine/core';
import { useWords } from '#ground/web/words.tsx';
import { composeWords } from '../words.ts';
import { useAddressTrouble } from './address-trouble.ts';
import { FIELD_NAMES, type FieldName, type Recipient } from './recipients.ts';

export type ChipMenuProps = {
  one: Recipient;
  /** Of the field, where the menu opens. */
  at: { left: number; top: number };
  field: FieldName;
  onEdit: () => void;
  onCopy: () => void;
  onMove: (field: FieldName) => void;
  onFix: (address: string) => void;
  onRemove: () => void;
  onClose: () => void;
};

/** What may be done with a recipient, for whoever does not know the keys: they stand beside. */
export const ChipMenu = (props: ChipMenuProps) => {
  const t = useWords(composeWords);
  const { one, field } = props;
  const meant = useAddressTrouble(one.address)?.meant ?? null;
  return (
    <Menu opened onChange={(opened) => !opened && props.onClose()} position="bottom-start" returnFocus>
      <Menu.Target>
        <span className="rcpt-menu-at" style={props.at} />
      </Menu.Target>
      <Menu.Dropdown miw={240} aria-label={one.name || one.address}>
        <Menu.Label>{one.address}</Menu.Label>
        {meant !== null && (
          <Menu.Item onClick={() => props.onFix(meant)}>{t('recipient.fix', { address: meant })}</Menu.Item>
        )}
        <Menu.Item rightSection={<kbd>F2</kbd>} onClick={props.onEdit}>
          {t('recipient.edit')}
        </Menu.Item>
        <Menu.Item rightSection={<kbd>Ctrl C</kbd>} onClick={props.onCopy}>
          {t('recipient.copy')}
        </Menu.Item>
        {FIELD_NAMES.filter((name) => name !== field).map((name) => (
          <Menu.Item
            key={name}
            rightSection={<kbd>{FIELD_NAMES.indexOf(name) < FIELD_NAMES.indexOf(field) ? 'Alt ↑' : 'Alt ↓'}</kbd>}
            onClick={() => props.onMove(name)}
          >
            {t('recipient.move', { field: t(name) })}
          </Menu.Item>
        ))}
        <Menu.Item rightSection={<kbd>{t('key.delete')}</kbd>} onClick={props.onRemove}>
          {t('recipient.remove-it')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
