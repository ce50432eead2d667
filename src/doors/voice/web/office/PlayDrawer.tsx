import { Select, Switch, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { notifyDone } from '#ground/ui/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { readVoice, RECORDINGS, savePlayed } from '../../contract.ts';
import { voiceWords } from '../../words.ts';
import { Removal } from './Removal.tsx';
import type { Connection } from './setup.ts';

/** The built-in telephone. */
export const PlayDrawer = (props: { connection: Connection | null; onClose: () => void }) => {
  const { connection, onClose } = props;
  const t = useWords(voiceWords);
  const skills = useAsk(skillNames, {});
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
      <Select
        label={t('skill')}
        placeholder={t('skill.none')}
        clearable
        data={(skills.data?.skills ?? []).map((one) => ({ value: String(one.id), label: one.name }))}
        value={form.value.skillId === null ? null : String(form.value.skillId)}
        onChange={(one) => form.set('skillId', one === null ? null : Number(one))}
      />
      <Select
        label={t('recording')}
        allowDeselect={false}
        data={RECORDINGS.map((one) => ({ value: one, label: t(`recording.${one}`) }))}
        {...form.choice('recording')}
      />
      {form.value.recording !== 'off' && (
        <Switch label={t('announces')} description={t('announces.why')} {...form.flag('announces')} />
      )}
      <Switch label={t('enabled')} {...form.flag('enabled')} />
    </FormDrawer>
  );
};
