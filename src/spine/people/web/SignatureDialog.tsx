import { Button, Group, Modal, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { z } from 'zod';
import { ErrorNote, Loading, notifyDone } from '#ground/ui/parts.tsx';
import { SignatureField } from '#ground/ui/mail-editor/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { mySignatures, saveSignature } from '../contract.ts';
import { peopleWords } from '../words.ts';

type Mine = z.output<typeof mySignatures.output>;
const ALL = 'all';

const SignatureForm = ({ mine, onClose }: { mine: Mine; onClose: () => void }) => {
  const t = useWords(peopleWords);
  const common = useWords(commonWords);
  const [title, setTitle] = useState(mine.title);
  const [place, setPlace] = useState(ALL);
  const [typed, setTyped] = useState<Record<string, { html: string; enabled: boolean }>>({});
  const mailboxId = place === ALL ? null : Number(place);
  const saved = mine.signatures.find((one) => one.mailboxId === mailboxId);
  const shown = typed[place] ?? { html: saved?.html ?? '', enabled: saved?.enabled ?? true };
  const tell = useTell(saveSignature, { invalidates: [mySignatures] });
  const change = (more: Partial<typeof shown>): void => setTyped({ ...typed, [place]: { ...shown, ...more } });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // Every text that was touched, whichever mailbox is shown now.
    const texts = Object.entries({ ...typed, [place]: shown });
    try {
      for (const [where, text] of texts)
        await tell.mutateAsync({ ...text, title, mailboxId: where === ALL ? null : Number(where) });
    } catch {
      return;
    }
    notifyDone(t('signature.saved'));
    onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap={12}>
        <p className="signature-why">{t('signature.why')}</p>
        <Group gap={12} grow align="flex-start">
          <TextInput
            label={t('signature.title')}
            description={t('signature.title.why', { field: '{title}' })}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            maxLength={120}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            data-autofocus
          />
          <Select
            label={t('signature.for')}
            allowDeselect={false}
            value={place}
            onChange={(value) => setPlace(value ?? ALL)}
            data={[
              { value: ALL, label: t('signature.for.all') },
              ...mine.mailboxes.map((one) => ({ value: String(one.id), label: `${one.name} <${one.address}>` })),
            ]}
          />
        </Group>
        <SignatureField
          key={place}
          label={t('signature.text')}
          placeholder={t('signature.empty')}
          html={shown.html}
          onChange={(html) => change({ html })}
        />
        <Switch
          label={t('signature.enabled')}
          checked={shown.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
        <ErrorNote error={tell.error} words={peopleWords} />
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={tell.isPending}>
            {common('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** What my mails end with: for all mailboxes, and another for one where it should differ. */
export const SignatureDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useWords(peopleWords);
  const common = useWords(commonWords);
  const asked = useAsk(mySignatures, {});
  return (
    <Modal
      opened
      onClose={onClose}
      size={680}
      title={t('me.signature')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {asked.data ? (
        <SignatureForm mine={asked.data} onClose={onClose} />
      ) : asked.isError ? (
        <ErrorNote error={asked.error} words={peopleWords} onRetry={() => void asked.refetch()} />
      ) : (
        <Loading lines={4} />
      )}
    </Modal>
  );
};
