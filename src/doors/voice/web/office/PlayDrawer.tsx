import { Switch, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { notifyDone } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { readVoice, savePlayed } from '../../contract.ts';
import { voiceWords } from '../../words.ts';
import { RecordingFields } from './RecordingFields.tsx';
import { Removal } from './Removal.tsx';
import type { Connection } from './setup.ts';
import { SkillSelect } from './SkillSelect.tsx';

/** The built-in telephone. */
export const PlayDrawer = (props: { connection: Connection | null; onClose: () => void }) => {
  const { connection, onClose } = props;
  const t = useWords(voiceWords);
  const save = useTell(savePlayed, {
    invalidates: [readVoice],
    onDone: () => {
      onClose();
      notifyDone(t('saved'));
    },
  });
  const form = useForm({
    shape: savePlayed.input,
    saved: {
      ...{ id: null, name: '', number: '', skillId: null, enabled: true, recording: 'off', announces: true },
      ...connection,
    } as z.input<typeof savePlayed.input>,
    error: save.error,
    words: voiceWords,
    refusedFields: { 'number-wrong': 'number', 'address-taken': 'number' },
    onValid: (value) => save.mutate(value),
  });
  return (
    <FormDrawer
      title={connection ? t('change.play') : t('add.play')}
      size={480}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={voiceWords}
      readOnly={false}
      saveLabel={connection ? undefined : t('add.play')}
      onSubmit={form.onSubmit}
      onClose={onClose}
      foot={connection && <Removal id={connection.id} onDone={onClose} />}
    >
      <TextInput label={t('name')} autoComplete="off" data-autofocus {...form.text('name')} />
      <TextInput label={t('number')} description={t('played.setup')} autoComplete="off" {...form.text('number')} />
      <SkillSelect value={form.value.skillId} onChange={(id) => form.set('skillId', id)} />
      <RecordingFields recording={form.choice('recording')} announces={form.flag('announces')} />
      <Switch label={t('enabled')} {...form.flag('enabled')} />
    </FormDrawer>
  );
};
