import './voice.css';
import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import {
  IconDialpad,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhone,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconVolume,
} from '#ground/ui/icons.ts';
import { showPhone } from '#ground/phone/phone.ts';
import { announce } from '#ground/web/announce.tsx';
import { useNow } from '#ground/web/time.ts';
import { useWords } from '#ground/web/words.tsx';
import { KEYS } from '../rules.ts';
import { voiceWords } from '../words.ts';
import { useCause } from './cause.ts';
import { Devices } from './Devices.tsx';
import type { Call } from './phone-state.ts';
import { RecordPart } from './RecordPart.tsx';
import { TransferPart } from './TransferPart.tsx';
import { thePhone, usePhoneState } from './use-phone.ts';

const Tool = (props: {
  label: string;
  pressed?: boolean;
  onClick: () => void;
  children: React.ReactNode;
  danger?: boolean;
}) => (
  <Tooltip label={props.label}>
    <ActionIcon
      variant={props.danger ? 'filled' : 'default'}
      color={props.danger ? 'red' : undefined}
      size={36}
      aria-label={props.label}
      aria-pressed={props.pressed}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  </Tooltip>
);

const Lasted = ({ since }: { since: number }) => {
  const seconds = Math.max(0, Math.floor((useNow(1_000) - since) / 1_000));
  return (
    <time className="voice-lasted">
      {String(Math.floor(seconds / 60)).padStart(2, '0')}:{String(seconds % 60).padStart(2, '0')}
    </time>
  );
};

const Keypad = () => {
  const t = useWords(voiceWords);
  const phone = thePhone();
  const [typed, setTyped] = useState('');
  const press = (key: string): void => {
    phone.key(key);
    setTyped((before) => (before + key).slice(-24));
  };
  return (
    <div
      className="voice-keys"
      onKeyDown={(event) => {
        if ((KEYS as readonly string[]).includes(event.key)) press(event.key);
      }}
    >
      <output aria-live="off">{typed}</output>
      {KEYS.map((key) => (
        <Button key={key} variant="default" aria-label={t('key', { key })} onClick={() => press(key)}>
          {key}
        </Button>
      ))}
    </div>
  );
};

const stateWord = (call: Call): 'state.ringing-in' | 'state.ringing-out' | `state.${'connecting' | 'up' | 'held'}` =>
  call.state === 'ringing'
    ? call.direction === 'in'
      ? 'state.ringing-in'
      : 'state.ringing-out'
    : `state.${call.state}`;

/** R72: the voice control panel: what the call is at, and all that can be done with it. */
export const VoicePanel = ({ hrefOf, onOpen }: { hrefOf: (id: number) => string; onOpen: (id: number) => void }) => {
  const t = useWords(voiceWords);
  const phone = thePhone();
  const { call, consult, said, registration } = usePhoneState();
  const causeIn = useCause();
  const panel = useRef<HTMLElement>(null);
  const word = call && stateWord(call);
  useEffect(() => {
    if (word) announce(t(word));
  }, [word, t]);
  useEffect(() => {
    if (call?.direction === 'in' && call.state === 'ringing') panel.current?.focus();
  }, [call?.id, call?.direction, call?.state]);
  if (!call) {
    if (!said) return null;
    const text =
      said.kind === 'refused'
        ? t(
            (`refused.${said.code}` in voiceWords
              ? `refused.${said.code}`
              : said.code === 'elsewhere'
                ? 'elsewhere'
                : 'refused.not-registered') as 'elsewhere',
          )
        : said.kind === 'transferred'
          ? t('transfer.done')
          : t('ended.heard', { cause: causeIn(said.code, 'cause.other') });
    return (
      <p className="voice-said" role="status" data-bad={said.kind === 'refused' || undefined}>
        {text}
      </p>
    );
  }
  const name = call.name || showPhone(call.number);
  const answered = call.answeredAt !== null;
  return (
    <section className="voice" aria-label={t('panel')} ref={panel} tabIndex={-1} data-state={call.state}>
      <div className="voice-who">
        <b>{name}</b>
        <span>
          {t(registration === 'lost' ? 'state.reconnecting' : word!)}
          {answered && (
            <>
              {' · '}
              <Lasted since={call.answeredAt!} />
            </>
          )}
        </span>
        {answered && call.state === 'up' && (
          <span className="voice-quality" data-quality={call.quality.word} role="status">
            <i aria-hidden="true" />
            {t(`quality.${call.quality.word}`)}
          </span>
        )}
        {call.recording !== null && (
          <span className="voice-recording" data-on={call.recording === 'on' || undefined} role="status">
            <i aria-hidden="true" />
            {t(call.recording === 'on' ? 'recording.on' : 'recording.paused')}
          </span>
        )}
        {call.interactionId !== null && (
          <a
            href={hrefOf(call.interactionId)}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey) return;
              event.preventDefault();
              onOpen(call.interactionId!);
            }}
          >
            {t('to-interaction')}
          </a>
        )}
      </div>
      {said?.kind === 'transferring' && (
        <p className="voice-said" role="status">
          {t('transfer.under-way')}
        </p>
      )}
      {(said?.kind === 'transfer-failed' || said?.kind === 'hold-failed') && (
        <p className="voice-said" role="alert" data-bad>
          {said.kind === 'hold-failed' ? t('hold.failed') : t('transfer.failed', { cause: causeIn(said.code) })}
        </p>
      )}
      {call.direction === 'in' && !answered ? (
        <div className="voice-tools">
          <Button color="green" leftSection={<IconPhone size={16} />} onClick={() => phone.accept()}>
            {t('accept')}
          </Button>
          <Button color="red" leftSection={<IconPhoneOff size={16} />} onClick={() => phone.hangUp()}>
            {t('decline')}
          </Button>
        </div>
      ) : (
        <div className="voice-tools" role="toolbar" aria-label={t('panel')}>
          {answered && (
            <>
              <Tool
                label={t(call.muted ? 'unmute' : 'mute')}
                pressed={call.muted}
                onClick={() => phone.mute(!call.muted)}
              >
                {call.muted ? <IconMicrophoneOff size={18} /> : <IconMicrophone size={18} />}
              </Tool>
              {!consult && (
                <Tool
                  label={t(call.state === 'held' ? 'unhold' : 'hold')}
                  pressed={call.state === 'held'}
                  onClick={() => phone.hold(call.state !== 'held')}
                >
                  {call.state === 'held' ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
                </Tool>
              )}
              <Popover position="top" trapFocus returnFocus>
                <Popover.Target>
                  <ActionIcon variant="default" size={36} aria-label={t('keypad')} title={t('keypad')}>
                    <IconDialpad size={18} />
                  </ActionIcon>
                </Popover.Target>
                <Popover.Dropdown role="dialog" aria-label={t('keypad')}>
                  <Keypad />
                </Popover.Dropdown>
              </Popover>
              <RecordPart call={call} />
              <TransferPart consult={consult} />
            </>
          )}
          <Popover position="top" trapFocus returnFocus>
            <Popover.Target>
              <ActionIcon variant="default" size={36} aria-label={t('devices')} title={t('devices')}>
                <IconVolume size={18} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown role="dialog" aria-label={t('devices')}>
              <Devices />
            </Popover.Dropdown>
          </Popover>
          <Tool label={t('hangup')} danger onClick={() => phone.hangUp()}>
            <IconPhoneOff size={18} />
          </Tool>
        </div>
      )}
    </section>
  );
};
