import { Select, Switch } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useWords } from '#ground/web/words.tsx';
import { RECORDINGS } from '../../contract.ts';
import { voiceWords } from '../../words.ts';

/** How its calls are recorded, and whether the contact hears of it. */
export const RecordingFields = (props: {
  recording: Omit<ComponentProps<typeof Select<string>>, 'data' | 'label'>;
  announces: ComponentProps<typeof Switch>;
}) => {
  const t = useWords(voiceWords);
  return (
    <>
      <Select
        label={t('recording')}
        allowDeselect={false}
        data={RECORDINGS.map((one) => ({ value: one, label: t(`recording.${one}`) }))}
        {...props.recording}
      />
      {props.recording.value !== 'off' && (
        <Switch label={t('announces')} description={t('announces.why')} {...props.announces} />
      )}
    </>
  );
};
