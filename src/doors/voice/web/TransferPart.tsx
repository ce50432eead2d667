import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { useState } from 'react';
import { IconPhoneOutgoing } from '#ground/ui/icons.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { useWords } from '#ground/web/words.tsx';
import { voiceWords } from '../words.ts';
import type { PhoneState } from './phone-state.ts';
import { Colleagues } from './Colleagues.tsx';
import { thePhone } from './use-phone.ts';

/** Hands the call on: without a word, or after asking. */
export const TransferPart = ({ consult }: { consult: PhoneState['consult'] }) => {
  const t = useWords(voiceWords);
  const phone = thePhone();
  const [number, setNumber] = useState('');
  const [opened, setOpened] = useState(false);
  if (consult)
    return (
      <div className="voice-consult" role="group" aria-label={t('consult.with', { number: showPhone(consult.number) })}>
        <span>{t('consult.with', { number: showPhone(consult.number) })}</span>
        <Button size="compact-sm" disabled={consult.state !== 'up'} onClick={() => phone.finishTransfer()}>
          {t('transfer.finish')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => phone.backToContact()}>
          {t('transfer.back')}
        </Button>
      </div>
    );
  const go = (act: (number: string) => void): void => {
    if (number.trim() === '') return;
    setOpened(false);
    act(number.trim());
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="top" width={280} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('transfer')}
          title={t('transfer')}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          <IconPhoneOutgoing size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('transfer')}>
        <div className="voice-transfer">
          <TextInput
            label={t('transfer.to')}
            value={number}
            autoComplete="off"
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <Colleagues like={number} onChoose={setNumber} />
          <Button onClick={() => go((to) => phone.consult(to))}>{t('transfer.consult')}</Button>
          <Button variant="default" onClick={() => go((to) => phone.transferBlind(to))}>
            {t('transfer.blind')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};
