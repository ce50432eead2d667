import './elevation.css';
import { Autocomplete, Button, Select, Tooltip } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { z } from 'zod';
import { ErrorNote, Loading, ReasonedButton } from '#ground/ui/parts.tsx';
import { readPhone } from '#ground/phone/phone.ts';
import { announce } from '#ground/web/announce.tsx';
import { onceKey } from '#ground/web/once-key.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { refusalCode, useLanguage, useWords } from '#ground/web/words.tsx';
import type { Target } from '#spine/channels/elevation/rules.ts';
import { ChannelIcon } from '#spine/interactions/web/parts.tsx';
import { interactionWords } from '#spine/interactions/words.ts';
import { elevationOptions, readLegs, startElevation } from '../contract.ts';
import { elevationWords } from '../words.ts';

type Options = z.output<typeof elevationOptions.output>;

const countryName = (code: string, language: string): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;

const Fields = (props: {
  interactionId: number;
  options: Options;
  onCancel: () => void;
  onStarted: (legId: number, call: string | null) => void;
}) => {
  const { interactionId, options } = props;
  const t = useWords(elevationWords);
  const word = useWords(interactionWords);
  const language = useLanguage();
  const [channel, setChannel] = useState<Target | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [fromId, setFromId] = useState<number | null>(null);
  // The same click tried again opens one conversation.
  const [key, setKey] = useState(onceKey);
  const chosen = options.channels.find((one) => one.channel === channel) ?? null;
  const proposed = chosen?.identifiers ?? [...new Set(options.channels.flatMap((one) => one.identifiers))];
  // What is typed stays whatever channel is chosen after it; until then the card proposes.
  const identifier = typed ?? chosen?.identifiers[0] ?? '';
  const from =
    chosen === null
      ? null
      : chosen.from.length === 1
        ? chosen.from[0]!
        : (chosen.from.find((one) => one.id === fromId) ?? null);
  const phone =
    channel === 'email' ? null : readPhone(identifier, readPhone(from?.address ?? '')?.country ?? undefined);
  const tell = useTell(startElevation, {
    invalidates: [readLegs, 'thread.open', 'inbox.list'],
    onDone: ({ legId, address }) => {
      announce(t('started.heard', { channel: word(`channel.${channel!}`), address }));
      props.onStarted(legId, channel === 'voice' ? address : null);
    },
  });
  const code = refusalCode(tell.error);
  const missing =
    identifier.trim() === ''
      ? t('identifier.missing')
      : channel === null
        ? t('channel.missing')
        : from === null
          ? t('skill.missing')
          : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (missing === null) tell.mutate({ interactionId, channel: channel!, identifier, fromId: from!.id, onceKey: key });
  };
  const touched = (): void => {
    if (!tell.error) return;
    tell.reset();
    setKey(onceKey());
  };
  return (
    <form className="elevate" onSubmit={submit} noValidate>
      <h3>{t('title')}</h3>
      <p className="quiet">{t('title.why')}</p>
      <Autocomplete
        label={t('identifier')}
        placeholder={t(channel === 'email' ? 'identifier.email' : 'identifier.phone')}
        // What is typed already is no proposal: the list would lie over the channels.
        data={[{ group: t('identifier.known'), items: proposed.filter((one) => one !== identifier.trim()) }]}
        value={identifier}
        autoComplete="off"
        data-autofocus
        comboboxProps={{ withinPortal: false }}
        error={code === 'identifier-wrong' ? t('refused.identifier-wrong') : null}
        description={
          phone?.country
            ? t('identifier.read', { shown: phone.shown, country: countryName(phone.country, language) })
            : undefined
        }
        onChange={(value) => {
          setTyped(value);
          touched();
        }}
      />
      <fieldset className="elevate-channels">
        <legend>{t('channel')}</legend>
        {options.channels.map((one) => {
          const reason = one.reason && t(`refused.${one.reason}`);
          return (
            <Tooltip key={one.channel} label={reason} disabled={reason === null} multiline maw={260}>
              <label data-disabled={reason !== null || undefined}>
                <input
                  type="radio"
                  name="elevate-channel"
                  value={one.channel}
                  checked={channel === one.channel}
                  aria-disabled={reason !== null || undefined}
                  aria-description={reason ?? undefined}
                  onChange={() => {
                    if (reason !== null) return;
                    setChannel(one.channel);
                    setFromId(null);
                    touched();
                  }}
                />
                <ChannelIcon channel={one.channel} />
                {word(`channel.${one.channel}`)}
              </label>
            </Tooltip>
          );
        })}
      </fieldset>
      {chosen !== null && chosen.from.length > 1 && (
        <Select
          label={t('skill')}
          placeholder={t('skill.choose')}
          data={chosen.from.map((one) => ({
            value: String(one.id),
            label: [one.skillName ?? one.name, one.address].filter(Boolean).join(' · '),
          }))}
          value={fromId === null ? null : String(fromId)}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) => {
            setFromId(value === null ? null : Number(value));
            touched();
          }}
        />
      )}
      {code !== 'identifier-wrong' && <ErrorNote error={tell.error} words={elevationWords} />}
      <div className="elevate-acts">
        <Button variant="default" onClick={props.onCancel}>
          {t('cancel')}
        </Button>
        <ReasonedButton type="submit" reason={missing} loading={tell.isPending}>
          {t('start')}
        </ReasonedButton>
      </div>
    </form>
  );
};

/** R67 to R70: who, by which channel, under which skill where there are several, and off it goes. */
export const ElevateForm = (props: {
  interactionId: number;
  onCancel: () => void;
  onStarted: (legId: number, call: string | null) => void;
}) => {
  const asked = useAsk(elevationOptions, { interactionId: props.interactionId }, { fresh: true });
  if (asked.data && !asked.isFetching) return <Fields {...props} options={asked.data} />;
  return asked.isError ? (
    <ErrorNote error={asked.error} words={elevationWords} onRetry={() => void asked.refetch()} />
  ) : (
    <Loading lines={4} />
  );
};
