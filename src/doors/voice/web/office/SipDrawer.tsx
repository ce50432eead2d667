import { PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { z } from 'zod';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { notifyDone } from '#ground/ui/parts.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { readVoice, RECORDINGS, saveVoice } from '../../contract.ts';
import { voiceWords } from '../../words.ts';
import { Removal } from './Removal.tsx';
import type { Connection } from './setup.ts';

/** A SIP server. */
export const SipDrawer = (props: { connection: Connection | null; onClose: () => void }) => {
  const { connection, onClose } = props;
  const t = useWords(voiceWords);
  const skills = useAsk(skillNames, {});
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
      <Select
        label={t('skill')}
        placeholder={t('skill.none')}
        clearable
        data={(skills.data?.skills ?? []).map((one) => ({ value: String(one.id), label: one.name }))}
        value={form.value.skillId === null ? null : String(form.value.skillId)}
        onChange={(one) => form.set('skillId', one === null ? null : Number(one))}
      />
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
      <Select
        label={t('recording')}
        allowDeselect={false}
        data={RECORDINGS.map((one) => ({ value: one, label: t(`recording.${one}`) }))}
        {...form.choice('recording')}
      />
      {form.value.recording !== 'off' && (
        <Switch label={t('announces')} description={t('announces.why')} {...form.flag('announces')} />
      )}
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
