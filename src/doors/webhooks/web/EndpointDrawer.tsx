import { Button, Checkbox, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDrawer, useForm } from '#ground/ui/form/parts.tsx';
import { ConfirmDialog, notifyDone } from '#ground/ui/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { EVENTS, listEndpoints, removeEndpoint, saveEndpoint, type Endpoint } from '../contract.ts';
import { webhooksWords } from '../words.ts';

/** Where it leads and what it hears of. `onMade` hears the secret of a new one. */
export const EndpointDrawer = (props: {
  endpoint: Endpoint | null;
  onMade: (secret: string) => void;
  onGone: () => void;
  onClose: () => void;
}) => {
  const { endpoint, onMade, onGone, onClose } = props;
  const t = useWords(webhooksWords);
  const [asks, setAsks] = useState(false);
  const save = useTell(saveEndpoint, {
    invalidates: [listEndpoints],
    onDone: ({ secret }) => {
      onClose();
      if (secret) onMade(secret);
      else notifyDone(t('saved'));
    },
  });
  const remove = useTell(removeEndpoint, {
    invalidates: [listEndpoints],
    onDone: () => {
      onGone();
      onClose();
    },
  });
  const form = useForm({
    shape: saveEndpoint.input,
    saved: {
      id: endpoint?.id ?? null,
      url: endpoint?.url ?? '',
      description: endpoint?.description ?? '',
      events: endpoint?.events ?? [...EVENTS],
      enabled: endpoint?.enabled ?? true,
    },
    error: save.error,
    words: webhooksWords,
    refusedFields: { 'url-wrong': 'url', 'url-insecure': 'url', 'url-private': 'url' },
    onValid: (value) => save.mutate(value),
  });
  return (
    <FormDrawer
      title={endpoint ? t('change') : t('add')}
      size={500}
      dirty={form.dirty}
      busy={save.isPending}
      error={form.otherError}
      words={webhooksWords}
      readOnly={false}
      saveLabel={endpoint ? undefined : t('add')}
      onSubmit={form.onSubmit}
      onClose={onClose}
      foot={
        endpoint && (
          <Button variant="subtle" color="red" onClick={() => setAsks(true)}>
            {t('remove')}
          </Button>
        )
      }
    >
      <TextInput
        label={t('url')}
        description={t('url.why')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        type="url"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        {...form.text('url')}
      />
      <TextInput label={t('description')} autoComplete="off" maxLength={200} {...form.text('description')} />
      <Checkbox.Group
        label={t('events')}
        value={form.value.events}
        error={form.value.events.length === 0 && t('events.none')}
        onChange={(events) => form.set('events', events)}
      >
        <div className="webhook-events">
          {EVENTS.map((event) => (
            <Checkbox key={event} value={event} label={t(`event.${event}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Switch label={t('enabled')} description={t('enabled.why')} {...form.flag('enabled')} />
      {endpoint && (
        <ConfirmDialog
          opened={asks}
          title={t('remove.title')}
          confirmLabel={t('remove')}
          danger
          busy={remove.isPending}
          error={remove.error}
          words={webhooksWords}
          onConfirm={() => remove.mutate({ id: endpoint.id })}
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
