import './voice.css';
import { Button, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { IconLock, IconPhone, IconPlus } from '#ground/ui/icons.ts';
import { Page, Panel } from '#ground/ui/page/parts.tsx';
import { ConfirmDialog, EmptyState, ErrorNote, Loading, notifyDone, Pill } from '#ground/ui/parts.tsx';
import { showPhone } from '#ground/phone/phone.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { skillNames } from '#spine/routing/contract.ts';
import { readVoice, RECORDINGS, removeVoice, saveLine, saveVoice } from '../contract.ts';
import { voiceWords } from '../words.ts';

type Setup = z.output<typeof readVoice.output>;
type Connection = Setup['connections'][number];

const ConnectionDrawer = (props: { connection: Connection | null; onClose: () => void }) => {
  const { connection, onClose } = props;
  const t = useWords(voiceWords);
  const skills = useAsk(skillNames, {});
  const [asks, setAsks] = useState(false);
  const save = useTell(saveVoice, {
    invalidates: [readVoice],
    onDone: () => {
      onClose();
      notifyDone(t('saved'));
    },
  });
  const remove = useTell(removeVoice, { invalidates: [readVoice], onDone: onClose });
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
      foot={
        connection && (
          <Button variant="subtle" color="red" onClick={() => setAsks(true)}>
            {t('remove')}
          </Button>
        )
      }
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
      {connection && (
        <ConfirmDialog
          opened={asks}
          title={t('remove.title')}
          confirmLabel={t('remove')}
          danger
          busy={remove.isPending}
          error={remove.error}
          words={voiceWords}
          onConfirm={() => remove.mutate({ id: connection.id })}
          onClose={() => setAsks(false)}
        >
          {t('remove.why')}
        </ConfirmDialog>
      )}
    </FormDrawer>
  );
};

const LineRow = ({ agent, setup }: { agent: { id: number; name: string }; setup: Setup }) => {
  const t = useWords(voiceWords);
  const common = useWords(commonWords);
  const kept = setup.lines.find((one) => one.agentId === agent.id);
  const [user, setUser] = useState(kept?.sipUser ?? '');
  const [password, setPassword] = useState('');
  const [connectionId, setConnectionId] = useState(kept?.connectionId ?? setup.connections[0]!.id);
  const save = useTell(saveLine, {
    invalidates: [readVoice],
    onDone: () => {
      setPassword('');
      notifyDone(t('saved'));
    },
  });
  const dirty =
    user !== (kept?.sipUser ?? '') || password !== '' || (kept !== undefined && connectionId !== kept.connectionId);
  return (
    <tr>
      <th scope="row">{agent.name}</th>
      {setup.connections.length > 1 && (
        <td>
          <Select
            aria-label={`${t('domain')} · ${agent.name}`}
            data={setup.connections.map((one) => ({ value: String(one.id), label: one.name }))}
            value={String(connectionId)}
            allowDeselect={false}
            onChange={(value) => setConnectionId(Number(value))}
          />
        </td>
      )}
      <td>
        <TextInput
          aria-label={`${t('line.user')} · ${agent.name}`}
          placeholder={t('line.none')}
          autoComplete="off"
          value={user}
          onChange={(event) => setUser(event.currentTarget.value)}
        />
      </td>
      <td>
        <PasswordInput
          aria-label={`${t('line.password')} · ${agent.name}`}
          placeholder={kept ? t('line.kept') : undefined}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </td>
      <td>
        <Button
          variant="default"
          disabled={!dirty}
          loading={save.isPending}
          aria-label={`${common('save')} · ${t('line.of', { name: agent.name })}`}
          onClick={() => save.mutate({ agentId: agent.id, connectionId, sipUser: user.trim(), password })}
        >
          {common('save')}
        </Button>
        <ErrorNote error={save.error} words={voiceWords} />
      </td>
    </tr>
  );
};

/** Through what calls come and go, and whose line is whose. */
export const VoicePage = () => {
  const t = useWords(voiceWords);
  const mayRead = useMe().data?.role === 'administrator';
  const asked = useAsk(readVoice, {}, { enabled: mayRead });
  const [changes, setChanges] = useState<number | 'new' | null>(null);
  if (!mayRead) return <EmptyState icon={<IconLock />} title={t('admins-only')} />;
  const setup = asked.data;
  return (
    <Page
      title={t('title')}
      why={t('why')}
      acts={
        <Button leftSection={<IconPlus size={15} />} onClick={() => setChanges('new')}>
          {t('add')}
        </Button>
      }
    >
      {asked.isError && !setup && (
        <ErrorNote error={asked.error} words={voiceWords} onRetry={() => void asked.refetch()} />
      )}
      {asked.isPending && <Loading lines={5} />}
      {setup && setup.connections.length === 0 && (
        <EmptyState icon={<IconPhone />} title={t('none')}>
          {t('none.why')}
        </EmptyState>
      )}
      {setup?.connections.map((one) => (
        <Panel key={one.id} title={one.name}>
          <p className="voice-setup">
            <code>{one.server}</code>
            <span>{[one.domain, one.number && showPhone(one.number)].filter(Boolean).join(' · ')}</span>
            <Pill tone={one.enabled ? 'ok' : 'plain'}>{t(one.enabled ? 'enabled' : 'off')}</Pill>
            <Button variant="default" aria-label={`${t('change')} · ${one.name}`} onClick={() => setChanges(one.id)}>
              {t('change')}
            </Button>
          </p>
          {one.enabled && one.serviceUser !== '' && (
            <p className="voice-setup">
              {t('service')} <code>{one.serviceUser}</code>{' '}
              <Pill tone={one.service?.state === 'ready' ? 'ok' : one.service ? 'bad' : 'warn'}>
                {t(`service.${one.service?.state ?? 'connecting'}`)}
              </Pill>
              <span>{one.service?.state !== 'ready' && one.service?.cause}</span>
            </p>
          )}
        </Panel>
      ))}
      {setup && setup.connections.length > 0 && (
        <Panel title={t('lines')}>
          <table className="voice-lines">
            <tbody>
              {setup.agents.map((agent) => (
                <LineRow key={agent.id} agent={agent} setup={setup} />
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {changes !== null && (
        <ConnectionDrawer
          key={changes}
          connection={setup?.connections.find((one) => one.id === changes) ?? null}
          onClose={() => setChanges(null)}
        />
      )}
    </Page>
  );
};
