import { Button, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote, notifyDone } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { readVoice, saveLine } from '../../contract.ts';
import { voiceWords } from '../../words.ts';
import type { Setup } from './setup.ts';

/** The house names such lines itself: this says only that there is to be one. */
const OPEN = 'open';

/** Whose line it is, and which. */
export const LineRow = ({ agent, setup }: { agent: { id: number; name: string }; setup: Setup }) => {
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
  const isOurs = setup.connections.find((one) => one.id === connectionId)?.provider !== 'sip';
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
      {isOurs ? (
        <td colSpan={2}>
          <Switch
            label={t('line.twilio')}
            aria-label={`${t('line.twilio')} · ${agent.name}`}
            checked={user !== ''}
            onChange={(event) => setUser(event.currentTarget.checked ? (kept?.sipUser ?? OPEN) : '')}
          />
        </td>
      ) : (
        <>
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
        </>
      )}
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
