import './texts.css';
import { Button, Select, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { EmptyState, ErrorNote, Loading } from '#ground/ui/parts.tsx';
import { IconArrowLeft, IconPhone, IconPlus } from '#ground/ui/icons.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { Announcer } from '#ground/web/announce.tsx';
import { refetchCalls, useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { ChannelIcon } from '#spine/interactions/web/parts.tsx';
import { interactionWords } from '#spine/interactions/words.ts';
import { listPhones, openPhone } from '../contract.ts';
import { textsWords } from '../words.ts';
import { PhoneTalk } from './PhoneTalk.tsx';

/** Nobody is signed in here, and the stream of the desk is not for customers: the page asks. */
const EVERY_MS = 1_500;

/** The telephone of the customer who is played: every line that leads here, whoever is known on it, and what is said. `calls`: by voice. */
export const PhonePage = ({ backHref, calls }: { backHref: string; calls: ReactNode }) => {
  const t = useWords(textsWords);
  const word = useWords(interactionWords);
  const asked = useAsk(listPhones, {});
  const [lineId, setLineId] = useState<number | null>(null);
  const [phone, setPhone] = useState<{ phone: string; name: string } | null>(null);
  const [made, setMade] = useState({ phone: '', name: '' });
  useEffect(() => {
    document.title = `${t('phone.title')} · Relais`;
  }, [t]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refetchCalls([listPhones.name, openPhone.name]);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const lines = asked.data?.lines ?? [];
  // Until one is chosen, where something was said last.
  const busiest = lines.toSorted((a, b) => (b.phones[0]?.lastAt ?? '').localeCompare(a.phones[0]?.lastAt ?? ''))[0];
  const line = lines.find((one) => one.connectionId === lineId) ?? busiest;
  const be = (event: FormEvent): void => {
    event.preventDefault();
    if (made.phone.trim() === '') return;
    setPhone({ phone: made.phone.replace(/[\s().-]/g, ''), name: made.name.trim() });
    setMade({ phone: '', name: '' });
  };
  return (
    <div className="phone">
      <header className="phone-top">
        <IconPhone size={22} />
        <div>
          <h1>{t('phone.title')}</h1>
          <p>{t('phone.why')}</p>
        </div>
        <a href={backHref} aria-label={t('phone.back')}>
          <IconArrowLeft size={16} /> {t('phone.back')}
        </a>
      </header>
      {calls}
      {asked.isError && !asked.data && (
        <ErrorNote error={asked.error} words={textsWords} onRetry={() => void asked.refetch()} />
      )}
      {asked.isPending && <Loading lines={5} />}
      {asked.data && !line && (
        <EmptyState icon={<IconPhone />} title={t('phone.none')}>
          {t('phone.none.why')}
        </EmptyState>
      )}
      {line && (
        <div className="phone-body">
          <nav aria-label={t('phone.phones')}>
            <Select
              label={t('phone.lines')}
              data={lines.map((one) => ({
                value: String(one.connectionId),
                label: `${word(`channel.${one.channel}`)} · ${one.name}`,
              }))}
              leftSection={<ChannelIcon channel={line.channel} />}
              value={String(line.connectionId)}
              allowDeselect={false}
              onChange={(value) => {
                setLineId(Number(value));
                setPhone(null);
              }}
            />
            <ul>
              {line.phones.map((one) => (
                <li key={one.phone}>
                  <button
                    type="button"
                    aria-current={one.phone === phone?.phone || undefined}
                    onClick={() => setPhone({ phone: one.phone, name: one.name })}
                  >
                    <b>{one.name || showPhone(one.phone)}</b>
                    {one.name && <small>{showPhone(one.phone)}</small>}
                    {one.unread > 0 && <i aria-label={t('phone.unread', { n: one.unread })}>{one.unread}</i>}
                  </button>
                </li>
              ))}
            </ul>
            <form className="phone-new" onSubmit={be}>
              <h2>{t('phone.new')}</h2>
              <TextInput
                label={t('phone.number')}
                value={made.phone}
                autoComplete="off"
                onChange={(event) => setMade({ ...made, phone: event.currentTarget.value })}
              />
              <TextInput
                label={t('phone.name')}
                value={made.name}
                autoComplete="off"
                onChange={(event) => setMade({ ...made, name: event.currentTarget.value })}
              />
              <Button type="submit" variant="light" leftSection={<IconPlus size={14} />}>
                {t('phone.be')}
              </Button>
            </form>
          </nav>
          {phone ? (
            <PhoneTalk key={`${line.connectionId} ${phone.phone}`} line={line} {...phone} />
          ) : (
            <EmptyState icon={<IconPhone />} title={t('phone.pick')}>
              {t('phone.pick.why')}
            </EmptyState>
          )}
        </div>
      )}
      <Announcer />
    </div>
  );
};
