import './fields.css';
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '#ground/web/words.tsx';
import type { Recipients } from '../recipients/rules.ts';
import { composeWords } from '../words.ts';
import { AddressHint } from './AddressHint.tsx';
import { useChipDrop } from './chip-drag.ts';
import { RecipientField } from './RecipientField.tsx';
import { FIELD_NAMES, type FieldName, type Lists, type Recipient } from './recipients.ts';
import { ReplyTo } from './ReplyTo.tsx';
import { SenderPicker, type Sender } from './SenderPicker.tsx';
import { useRecipients } from './use-recipients.ts';

export type FieldValues = Lists & {
  senderId: number | null;
  /** Null: the usual one. */
  subject: string | null;
};

/** CC and CCI before they are shown: clicked, or chips dropped on it. */
const Reveal = (props: { field: 'cc' | 'bcc'; onAsk: () => void; onPut: (list: Recipient[]) => void }) => {
  const t = useWords(composeWords);
  const drop = useChipDrop(props.onPut);
  return (
    <Tooltip label={t(`${props.field}.add`)}>
      <button type="button" onClick={props.onAsk} {...drop}>
        {t(props.field)}
      </button>
    </Tooltip>
  );
};

export type FieldsProps = {
  values: FieldValues;
  senders: readonly Sender[];
  /** Who reads an ordinary answer to all; null where nothing is answered. */
  usual: Recipients | null;
  onChange: (change: Partial<FieldValues>) => void;
};

/** De, À, and the links that reveal CC and CCI (R16, R17). */
export const Fields = ({ values, senders, usual, onChange }: FieldsProps) => {
  const t = useWords(composeWords);
  const lists: Lists = { to: values.to, cc: values.cc, bcc: values.bcc };
  const recipients = useRecipients(lists, onChange);
  const isShown = (field: 'cc' | 'bcc'): boolean => values[field].length > 0 || recipients.asked.includes(field);
  const fieldOf = (field: FieldName): ReactNode => (
    <RecipientField
      field={field}
      value={values[field]}
      autoFocus={recipients.asked.at(-1) === field && recipients.followed?.field !== field}
      focusOn={recipients.followed?.field === field ? recipients.followed.address : null}
      onPut={(more, place) => recipients.put(field, more, place)}
      onRemove={(gone) => recipients.remove(field, gone)}
      onMove={(moved, to) => recipients.move(field, moved, to)}
      onFix={(one, address) => recipients.fix(field, one, address)}
    />
  );
  const copies = (['cc', 'bcc'] as const).filter(isShown);
  return (
    <>
      <div className="comp-fields">
        <div className="comp-row">
          <span className="comp-from">
            <span className="comp-label">{t('from')}</span>
            <SenderPicker senders={senders} value={values.senderId} onChange={(senderId) => onChange({ senderId })} />
          </span>
          {fieldOf('to')}
          <span className="comp-links">
            {usual && <ReplyTo lists={lists} usual={usual} onChange={(to) => recipients.address(usual, to)} />}
            {(['cc', 'bcc'] as const)
              .filter((field) => !copies.includes(field))
              .map((field) => (
                <Reveal
                  key={field}
                  field={field}
                  onAsk={() => recipients.ask(field)}
                  onPut={(list) => recipients.put(field, list)}
                />
              ))}
          </span>
        </div>
        {copies.map((field) => (
          <div key={field} className="comp-row">
            {fieldOf(field)}
          </div>
        ))}
      </div>
      <AddressHint
        recipients={FIELD_NAMES.flatMap((name) => values[name])}
        onFix={(one, address) => {
          const field = FIELD_NAMES.find((name) => values[name].includes(one));
          if (field) recipients.fix(field, one, address);
        }}
      />
    </>
  );
};
