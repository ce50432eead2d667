import { useState } from 'react';
import { IconAlertTriangle } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { composeWords } from '../words.ts';
import { useAddressTroubles } from './address-trouble.ts';
import type { Recipient } from './recipients.ts';

/** The first address that is wrong or looks it, why, and what was probably meant. */
export const AddressHint = (props: {
  recipients: readonly Recipient[];
  onFix: (one: Recipient, address: string) => void;
}) => {
  const t = useWords(composeWords);
  const troubleOf = useAddressTroubles();
  const [kept, setKept] = useState<readonly string[]>([]);
  const one = props.recipients.find(({ address }) => {
    const trouble = troubleOf(address);
    return trouble !== null && !(trouble.kind === 'doubt' && kept.includes(address));
  });
  const trouble = one && troubleOf(one.address);
  return (
    <div className="comp-hint" role="status" data-kind={trouble?.kind}>
      {one && trouble && (
        <>
          <IconAlertTriangle size={14} aria-hidden="true" />
          <span>{trouble.text}</span>
          {trouble.meant !== null && (
            <button type="button" onClick={() => props.onFix(one, trouble.meant!)}>
              {t('recipient.fix', { address: trouble.meant })}
            </button>
          )}
          {trouble.kind === 'doubt' && (
            <button type="button" onClick={() => setKept([...kept, one.address])}>
              {t('recipient.keep')}
            </button>
          )}
        </>
      )}
    </div>
  );
};
