import { Button, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { ConfirmDialog, notifyDone } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { TEXT_CHANNELS, type TextChannel } from '#spine/channels/texts/contract.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import { listChannels, PROVIDER_NAMES, PROVIDERS, removeChannel, saveChannel, type Provider } from '../contract.ts';
import { textsWords } from '../words.ts';
import type { Listed } from './ChannelsPage.tsx';
import { SettingField, type Setting } from './SettingField.tsx';

/** One way in and out of a channel: what the provider asks for, under which skill. Secrets go in and never come back. */
export const ConnectionDrawer = (props: {
  connection: Listed | null;
  skills: readonly { id: number; name: string }[];
  onGone: () => void;
  onClose: () => void;
}) => {
  const { connection, onClose } = props;
  const t = useWords(textsWords);
  const channelWord = useWords(interactionWords);
  const [asks, setAsks] = useState(false);
  const save = useTell(saveChannel, {
    invalidates: [listChannels],
    onDone: () => {
      onClose();
      notifyDone(t('saved'));
    },
  });
  const remove = useTell(removeChannel, {
    invalidates: [listChannels],
    onDone: () => {
      props.onGone();
      onClose();
    },
  });
  const form = useForm({
    shape: saveChannel.input,
    saved: {
      id: connection?.id ?? null,
      channel: (connection?.channel ?? 'sms') as TextChannel,
      provider: (connection?.provider ?? 'play') as Provider,
      name: connection?.name ?? '',
      address: connection?.address ?? '',
      skillId: connection?.skillId ?? null,
      settings: connection?.settings ?? {},
      secrets: {} as Record<string, string>,
      enabled: connection?.enabled ?? true,
    },
    error: save.error,
    words: textsWords,
    refusedFields: { 'address-taken': 'address', 'number-wrong': 'address', 'provider-channel': 'provider' },
    onValid: (value) => save.mutate(value),
  });
  const { value } = form;
  const facts = PROVIDERS[value.provider as Provider];
  const providers = PROVIDER_NAMES.filter((one) =>
    (PROVIDERS[one].channels as readonly string[]).includes(value.channel),
  );
  return (
    <FormDrawer
      title={connection ? t('change') : t('add')}
      size={500}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={textsWords}
      readOnly={false}
      saveLabel={connection ? undefined : t('add')}
      onSubmit={form.onSubmit}
      onClose={onClose}
      foot={
        connection && (
          <Button variant="subtle" color="red" onClick={() => setAsks(true)}>
            {t('remove')}
          </Button>
        )
      }
    >
      <Select
        label={t('channel')}
        data={TEXT_CHANNELS.map((one) => ({ value: one, label: channelWord(`channel.${one}`) }))}
        allowDeselect={false}
        disabled={connection !== null}
        value={value.channel}
        onChange={(one) => {
          const chosen = TEXT_CHANNELS.find((each) => each === one);
          if (!chosen) return;
          form.set('channel', chosen);
          if (!(facts.channels as readonly string[]).includes(chosen)) form.set('provider', 'play');
        }}
      />
      <Select
        label={t('provider')}
        data={providers.map((one) => ({ value: one, label: t(`provider.${one}`) }))}
        allowDeselect={false}
        {...form.choice('provider')}
      />
      <TextInput
        label={t('name')}
        description={t('name.why')}
        autoComplete="off"
        data-autofocus
        {...form.text('name')}
      />
      {value.provider !== 'site' && (
        <TextInput label={t('address')} description={t('address.why')} autoComplete="off" {...form.text('address')} />
      )}
      <Select
        label={t('skill')}
        placeholder={t('skill.none')}
        clearable
        data={props.skills.map((one) => ({ value: String(one.id), label: one.name }))}
        value={value.skillId === null ? null : String(value.skillId)}
        onChange={(one) => form.set('skillId', one === null ? null : Number(one))}
      />
      {facts.settings.map((name: Setting) => (
        <SettingField
          key={name}
          name={name}
          value={value.settings[name] ?? ''}
          onChange={(to) => form.set('settings', { ...value.settings, [name]: to })}
        />
      ))}
      {facts.secrets.map((name: Setting) => (
        <PasswordInput
          key={name}
          label={t(`setting.${name}`)}
          placeholder={connection?.secretsSet.includes(name) ? t('secret.kept') : undefined}
          autoComplete="new-password"
          spellCheck={false}
          value={value.secrets[name] ?? ''}
          onChange={(event) => form.set('secrets', { ...value.secrets, [name]: event.currentTarget.value })}
        />
      ))}
      <Switch label={t('enabled')} description={t('enabled.why')} {...form.flag('enabled')} />
      {connection && (
        <ConfirmDialog
          opened={asks}
          title={t('remove.title')}
          confirmLabel={t('remove')}
          danger
          busy={remove.isPending}
          error={remove.error}
          words={textsWords}
          onConfirm={() => remove.mutate({ id: connection.id })}
          onClose={() => {
            remove.reset();
            setAsks(false);
          }}
        >
          {t('remove.why')}
        </ConfirmDialog>
      )}
    </FormDrawer>
  );
};
