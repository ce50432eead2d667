import { PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { notifyDone } from '#ground/ui/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { readVoice, RECORDINGS, saveTwilio } from '../../contract.ts';
import { voiceWords } from '../../words.ts';
import { Removal } from './Removal.tsx';
import type { Connection } from './setup.ts';

/** An account at Twilio. */
export const TwilioDrawer = (props: { connection: Connection | null; onClose: () => void }) => {
  const { connection, onClose } = props;
  const t = useWords(voiceWords);
  const skills = useAsk(skillNames, {});
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
