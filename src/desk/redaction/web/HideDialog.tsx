import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ErrorNote, notifyDone } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import type { Redacted } from '#spine/interactions/contract.ts';
import { hideAuthor, hideContent, MOST_REASON } from '../contract.ts';
import { redactionWords } from '../words.ts';

/** R105: nothing is deleted before « Supprimer ». */
export const HideDialog = (props: { messageId: number; what: Redacted; onClose: () => void }) => {
  const { messageId, what, onClose } = props;
  const t = useWords(redactionWords);
  const common = useWords(commonWords);
  const [reason, setReason] = useState('');
  const tell = useTell(what === 'content' ? hideContent : hideAuthor, {
    invalidates: ['thread.open', 'inbox.list', 'inbox.browse'],
    onDone: () => {
      notifyDone(t(`done.${what}`));
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (!tell.isPending) tell.mutate({ messageId, reason });
  };
  return (
    <Modal opened onClose={onClose} title={t(`hide.${what}`)} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={submit}>
        <p>{t(`${what}.why`)}</p>
        <TextInput
          mt={12}
          label={t('reason')}
          description={t('reason.hint')}
          maxLength={MOST_REASON}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ErrorNote error={tell.error} words={redactionWords} />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {common('cancel')}
          </Button>
          <Button type="submit" color="red" loading={tell.isPending}>
            {t('delete')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};
