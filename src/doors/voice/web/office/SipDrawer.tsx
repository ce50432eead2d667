import { PasswordInput, Switch, Textarea, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { notifyDone } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { readVoice, saveVoice } from '../../contract.ts';
import { voiceWords } from '../../words.ts';
import { RecordingFields } from './RecordingFields.tsx';
import { Removal } from './Removal.tsx';
import type { Connection } from './setup.ts';
import { SkillSelect } from './SkillSelect.tsx';

/** A SIP server. */
export const SipDrawer = (props: { connection: Connection | null; onClose: () => void }) => {
  const { connection, onClose } = props;
  const t = useWords(voiceWords);
  const save = useTell(saveVoice, {
    invalidates: [readVoice],
    onDone: () => {
      onClose();
      notifyDone(t('saved'));
    },
  });
  const form = useForm({
    shape: saveVoice.input,
    saved: {
      ...{ id: null, name: '', server: '', domain: '', number: '', skillId: null, ice: '', enabled: true },
      ...{ serviceUser: '', recording: 'off', announces: true, ...connection, servicePassword: '' },
    } as z.input<typeof saveVoice.input>,
    error: save.error,
    words: voiceWords,
    refusedFields: {
      ...{ 'server-wrong': 'server', 'server-insecure': 'server', 'number-wrong': 'number', 'address-taken': 'number' },
    },
    onValid: (value) => save.mutate(value),
  });
  return (
    <FormDrawer
      title={connection ? t('change') : t('add')}
      size={480}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={voiceWords}
      readOnly={false}
      saveLabel={connection ? undefined : t('add')}
      onSubmit={form.onSubmit}
      onClose={onClose}
      foot={connection && <Removal id={connection.id} onDone={onClose} />}
    >
      <TextInput label={t('name')} autoComplete="off" data-autofocus {...form.text('name')} />
      <TextInput
        label={t('server')}
        description={t('server.why')}
        autoComplete="off"
        spellCheck={false}
        {...form.text('server')}
      />
      <TextInput label={t('domain')} autoComplete="off" spellCheck={false} {...form.text('domain')} />
      <TextInput label={t('number')} autoComplete="off" {...form.text('number')} />
      <SkillSelect value={form.value.skillId} onChange={(id) => form.set('skillId', id)} />
      <TextInput
        label={t('service.user')}
        description={t('service.why')}
        autoComplete="off"
        spellCheck={false}
        {...form.text('serviceUser')}
      />
      {form.value.serviceUser !== '' && (
        <PasswordInput
          label={t('service.password')}
          placeholder={connection?.serviceUser ? t('line.kept') : undefined}
          autoComplete="new-password"
          {...form.text('servicePassword')}
        />
      )}
      <RecordingFields recording={form.choice('recording')} announces={form.flag('announces')} />
      <Textarea
        label={t('ice')}
        description={t('ice.why')}
        autosize
        minRows={2}
        spellCheck={false}
        {...form.text('ice')}
      />
      <Switch label={t('enabled')} {...form.flag('enabled')} />
    </FormDrawer>
  );
};
