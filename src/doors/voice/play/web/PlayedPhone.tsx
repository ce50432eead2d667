import '../../web/voice.css';
import { Button, Select, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { ErrorNote } from '#ground/ui/parts.tsx';
import { IconPhone, IconPhoneOff } from '#ground/ui/icons.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { useWords } from '#ground/web/words.tsx';
import { voiceWords } from '../../words.ts';
import type { Played } from '../contract.ts';
import { usePlayedPhone } from './use-played-phone.ts';

type Phone = ReturnType<typeof usePlayedPhone>;

const Call = ({ call, phone }: { call: Played; phone: Phone }) => {
  const t = useWords(voiceWords);
  const who = showPhone(call.number);
  const rings = call.direction === 'out' && call.state === 'ringing';
  return (
    <li className="played-call" data-rings={rings || undefined}>
      <b>{who}</b>
      <span role="status">{t(rings ? 'played.rings' : call.state === 'up' ? 'state.up' : 'played.waits')}</span>
      {rings && (
        <Button
          size="compact-sm"
          color="green"
          leftSection={<IconPhone size={14} />}
          onClick={() => void phone.answer(call)}
        >
          {t('accept')}
        </Button>
      )}
      {(rings || phone.has(call.id)) && (
        <Button
          size="compact-sm"
          color="red"
          leftSection={<IconPhoneOff size={14} />}
          onClick={() => void phone.end(call.id)}
        >
          {t(rings ? 'decline' : 'hangup')}
        </Button>
      )}
    </li>
  );
};

/** The customer’s telephone rings and calls: of the lines that need no server. */
export const PlayedPhone = () => {
  const t = useWords(voiceWords);
  const phone = usePlayedPhone();
  const { lines, calls } = phone;
  const [number, setNumber] = useState('+1 514 555 0190');
  const [lineId, setLineId] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    // Of the running product: what really comes and goes is read there.
    Object.assign(window, { relaisPhone: phone });
  });
  if (lines.length === 0) return null;
  const line = lines.find((one) => one.connectionId === lineId) ?? lines[0]!;
  const call = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    void phone.ring(line.connectionId, number).finally(() => setBusy(false));
  };
  return (
    <section className="played" aria-label={t('played')}>
      <form onSubmit={call}>
        <TextInput
          label={t('played.number')}
          value={number}
          autoComplete="off"
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        {lines.length > 1 && (
          <Select
            label={t('played.line')}
            allowDeselect={false}
            data={lines.map((one) => ({
              value: String(one.connectionId),
              label: `${one.name} · ${showPhone(one.number)}`,
            }))}
            value={String(line.connectionId)}
            onChange={(value) => setLineId(Number(value))}
          />
        )}
        <Button type="submit" leftSection={<IconPhone size={15} />} loading={busy}>
          {t('played.call', { number: showPhone(line.number) })}
        </Button>
      </form>
      <p className="quiet">{t('played.why')}</p>
      <ErrorNote error={phone.error} words={voiceWords} />
      <ul aria-label={t('played.calls')}>
        {calls.map((one) => (
          <Call key={one.id} call={one} phone={phone} />
        ))}
      </ul>
    </section>
  );
};
