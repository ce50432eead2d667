import { useState } from 'react';
import { ConfirmDialog, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { listMailboxes, removeMailbox } from '../contract.ts';
import { mailboxesWords } from '../words.ts';
import type { Mailbox } from './mailbox-form.ts';

export const RemoveButton = (props: { mailbox: Mailbox; readOnly: boolean; onDone: () => void }) => {
  const { mailbox } = props;
  const t = useWords(mailboxesWords);
  const words = useWords(formWords);
  const [asks, setAsks] = useState(false);
  const tell = useTell(removeMailbox, { invalidates: [listMailboxes], onDone: props.onDone });
  return (
    <>
      <ReasonedButton
        variant="subtle"
        color="red"
        reason={props.readOnly ? words('read-only') : null}
        onClick={() => setAsks(true)}
      >
        {t('remove')}
      </ReasonedButton>
      <ConfirmDialog
        opened={asks}
        title={t('remove.title', { name: mailbox.name })}
        confirmLabel={t('remove')}
        danger
        busy={tell.isPending}
        error={tell.error}
        words={mailboxesWords}
        onConfirm={() => tell.mutate({ id: mailbox.id })}
        onClose={() => {
          tell.reset();
          setAsks(false);
        }}
      >
        {t('remove.why')}
      </ConfirmDialog>
    </>
  );
};
