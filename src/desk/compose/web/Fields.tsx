import './fields.css';
import { useState } from 'react';
import { Tooltip } from '@mantine/core';
import { useWords } from '#ground/web/words.tsx';
import { composeWords } from '../words.ts';
import { RecipientField } from './RecipientField.tsx';
import type { Recipient } from './recipients.ts';
import { SenderPicker, type Sender } from './SenderPicker.tsx';

export type FieldValues = {
  senderId: number | null;
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
  /** Null: the usual one. */
  subject: string | null;
};

/** De, À, and the links that reveal CC and CCI (R16, R17). */
export const Fields = (props: {
  values: FieldValues;
  senders: readonly Sender[];
  onChange: (change: Partial<FieldValues>) => void;
}) => {
  const t = useWords(composeWords);
  const { values, senders, onChange } = props;
  const [asked, setAsked] = useState<readonly ('cc' | 'bcc')[]>([]);
  const isShown = (field: 'cc' | 'bcc'): boolean => values[field].length > 0 || asked.includes(field);
  return (
    <div className="comp-fields">
      <div className="comp-row">
        <span className="comp-from">
          <span className="comp-label">{t('from')}</span>
          <SenderPicker senders={senders} value={values.senderId} onChange={(senderId) => onChange({ senderId })} />
        </span>
        <RecipientField label={t('to')} value={values.to} onChange={(to) => onChange({ to })} />
        <span className="comp-links">
          {(['cc', 'bcc'] as const)
            .filter((field) => !isShown(field))
            .map((field) => (
              <Tooltip key={field} label={t(`${field}.add`)}>
                <button type="button" onClick={() => setAsked([...asked, field])}>
                  {t(field)}
                </button>
              </Tooltip>
            ))}
        </span>
      </div>
      {(['cc', 'bcc'] as const).filter(isShown).map((field) => (
        <div key={field} className="comp-row">
          <RecipientField
            label={t(field)}
            value={values[field]}
            autoFocus={asked.at(-1) === field}
            onChange={(list) => onChange({ [field]: list })}
          />
        </div>
      ))}
    </div>
  );
};
