import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '#ground/web/words.tsx';
import { voiceWords } from '../words.ts';
import { thePhone } from './use-phone.ts';

const KEPT = 'relais.phone-devices';

/** With what one speaks and hears; kept in this browser. */
export const Devices = () => {
  const t = useWords(voiceWords);
  const { devices } = thePhone();
  const [all, setAll] = useState<MediaDeviceInfo[]>([]);
  const [, setDrawn] = useState(0);
  useEffect(() => {
    const look = (): void => void navigator.mediaDevices.enumerateDevices().then(setAll, () => undefined);
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => navigator.mediaDevices.removeEventListener('devicechange', look);
  }, []);
  const choices = (kind: MediaDeviceKind) => [
    { value: '', label: t('device.default') },
    ...all
      .filter((one) => one.kind === kind && one.deviceId !== '' && one.deviceId !== 'default')
      .map((one) => ({ value: one.deviceId, label: one.label || one.deviceId.slice(0, 8) })),
  ];
  const choose = (what: 'microphone' | 'speaker', value: string | null): void => {
    devices[what] = value ?? '';
    setDrawn((count) => count + 1);
    try {
      localStorage.setItem(KEPT, JSON.stringify(devices));
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };
  return (
    <div className="voice-devices">
      <Select
        label={t('microphone')}
        data={choices('audioinput')}
        value={devices.microphone}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(value) => choose('microphone', value)}
      />
      <Select
        label={t('speaker')}
        data={choices('audiooutput')}
        value={devices.speaker}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(value) => choose('speaker', value)}
      />
    </div>
  );
};

/** What was chosen before, in this browser. */
export const keptDevices = (): { microphone: string; speaker: string } => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
    if (typeof kept === 'object' && kept !== null && 'microphone' in kept && 'speaker' in kept)
      return { microphone: String(kept.microphone), speaker: String(kept.speaker) };
  } catch {
    // Nothing was kept.
  }
  return { microphone: '', speaker: '' };
};
