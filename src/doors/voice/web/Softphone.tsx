import { useEffect } from 'react';
import { useMe } from '#spine/people/web/parts.tsx';
import { showPhone } from '#ground/phone/phone.ts';
import { useWords } from '#ground/web/words.tsx';
import { voiceWords } from '../words.ts';
import { keptDevices } from './Devices.tsx';
import { ring } from './ring.ts';
import { thePhone, usePhoneLine, usePhoneState } from './use-phone.ts';
import { VoicePanel } from './VoicePanel.tsx';

const OfAgent = ({
  agentId,
  hrefOf,
  onOpen,
}: {
  agentId: number;
  hrefOf: (id: number) => string;
  onOpen: (id: number) => void;
}) => {
  usePhoneLine(agentId);
  const t = useWords(voiceWords);
  const { call } = usePhoneState();
  useEffect(() => void Object.assign(thePhone().devices, keptDevices()), []);
  const [id, direction, name] = [call?.id, call?.direction, call?.name || (call ? showPhone(call.number) : '')];
  const rings = call?.state === 'ringing';
  useEffect(() => {
    if (!rings || !direction) return;
    const stop = ring(direction, thePhone().devices.speaker);
    const shown =
      direction === 'in' && document.hidden && 'Notification' in window && Notification.permission === 'granted'
        ? new Notification(t('state.ringing-in'), { body: name, tag: `relais-call-${id}`, requireInteraction: true })
        : null;
    shown?.addEventListener('click', () => window.focus());
    return () => {
      stop();
      shown?.close();
    };
  }, [rings, direction, id, name, t]);
  // Leaving the page drops the call: the browser asks first.
  useEffect(() => {
    if (!call) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [call]);
  return <VoicePanel hrefOf={hrefOf} onOpen={onOpen} />;
};

/** The telephone of the desk: mounted once for all its pages, so that a call survives moving around. */
export const Softphone = (props: { hrefOf: (id: number) => string; onOpen: (id: number) => void }) => {
  const me = useMe().data;
  return me ? <OfAgent agentId={me.id} {...props} /> : null;
};

/** Dials for an elevation, or again; why not, in a code, or null. */
export const dial = (number: string, legId: number | null): Promise<string | null> => thePhone().dial(number, legId);
