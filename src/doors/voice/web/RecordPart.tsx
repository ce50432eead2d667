import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlayerRecord, IconPlayerRecordFilled } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { voiceWords } from '../words.ts';
import type { Call } from './phone-state.ts';
import { thePhone } from './use-phone.ts';

/** The switch of recording: begun by the agent where that is so, and paused while a card's number is said. */
export const RecordPart = ({ call }: { call: Call }) => {
  const t = useWords(voiceWords);
  const phone = thePhone();
  if (phone.recording() === 'off') return null;
  const { recording } = call;
  const label = t(recording === null ? 'record' : recording === 'on' ? 'record.pause' : 'record.resume');
  const act = (): void => (recording === null ? phone.record() : phone.pauseRecording(recording === 'on'));
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={36} aria-label={label} aria-pressed={recording === 'on'} onClick={act}>
        {recording === 'on' ? (
          <IconPlayerRecordFilled size={18} color="var(--mantine-color-red-6)" />
        ) : (
          <IconPlayerRecord size={18} />
        )}
      </ActionIcon>
    </Tooltip>
  );
};
