import { PasswordInput, Switch, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { notifyDone } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { readVoice, saveTwilio } from '../../contract.ts';
import { voiceWords } from '../../words.ts';
import { RecordingFields } from './RecordingFields.tsx';
import { Removal } from './Removal.tsx';
import type { Connection } from './setup.ts';
import { SkillSelect } from './SkillSelect.tsx';

/** An account at Twilio. */
export const TwilioDrawer = (props: { connection: Connection | null; onClose: () => void }) => {
  const { connection, onClose } = props;
  const t = useWords(voiceWords);
  const save = useTell(saveTwilio, {
    invalidates: [readVoice],
    onDone: () => {
      onClose();
      notifyDone(t('saved'));
    },
  });
  const form = useForm({
    shape: saveTwilio.input,
    saved: {
      ...{ id: null, name: 'Twilio', number: '', skillId: null, enabled: true, recording: 'off', announces: true },
      ...{ accountSid: '', apiKeySid: '', ...connection, apiKeySecret: '', authToken: '' },
    } as z.input<typeof saveTwilio.input>,
    error: save.error,
    words: voiceWords,
    refusedFields: { 'number-wrong': 'number', 'address-taken': 'number', 'secrets-missing': 'apiKeySecret' },
    onValid: (value) => save.mutate(value),
  });
  const kept = connection ? t('line.kept') : undefined;
  return (
    <FormDrawer
      title={connection ? t('change.twilio') : t('add.twilio')}
      size={480}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={voiceWords}
      readOnly={false}
      saveLabel={connection ? undefined : t('add.twilio')}
      onSubmit={form.onSubmit}
      onClose={onClose}
      foot={connection && <Removal id={connection.id} onDone={onClose} />}
    >
      <TextInput label={t('name')} autoComplete="off" data-autofocus {...form.text('name')} />
      <TextInput label={t('number')} description={t('twilio.number.why')} autoComplete="off" {...form.text('number')} />
      <TextInput label={t('twilio.account')} autoComplete="off" spellCheck={false} {...form.text('accountSid')} />
      <TextInput
        label={t('twilio.key')}
        description={t('twilio.key.why')}
        autoComplete="off"
        spellCheck={false}
        {...form.text('apiKeySid')}
      />
      <PasswordInput
        label={t('twilio.secret')}
        placeholder={kept}
        autoComplete="new-password"
        {...form.text('apiKeySecret')}
      />
      <PasswordInput
        label={t('twilio.token')}
        description={t('twilio.token.why')}
        placeholder={kept}
        autoComplete="new-password"
        {...form.text('authToken')}
      />
      <SkillSelect value={form.value.skillId} onChange={(id) => form.set('skillId', id)} />
      <RecordingFields recording={form.choice('recording')} announces={form.flag('announces')} />
      <Switch label={t('enabled')} {...form.flag('enabled')} />
    </FormDrawer>
  );
};
