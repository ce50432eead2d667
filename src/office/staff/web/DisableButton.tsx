import { useState } from 'react';
import { ConfirmDialog, notifyRefused, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import { useTell } from '#ground/web/query.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { listStaff, setDisabled } from '../contract.ts';
import { staffWords } from '../words.ts';
import type { Person } from './staff-data.ts';

/** Disables an account after a question, or enables it again at once. */
export const DisableButton = (props: { person: Person; readOnly: boolean; onDone: (disabled: boolean) => void }) => {
  const { person } = props;
  const t = useWords(staffWords);
  const form = useWords(formWords);
  const refusal = useRefusal(staffWords);
  const isMe = useMe().data?.id === person.id;
  const [asks, setAsks] = useState(false);
  const tell = useTell(setDisabled, {
    invalidates: [listStaff],
    onDone: (_, { disabled }) => {
      setAsks(false);
      props.onDone(disabled);
    },
  });
  const reason = props.readOnly ? form('read-only') : isMe ? t('refused.yourself') : null;
  if (person.disabledAt !== null) {
    return (
      <ReasonedButton
        variant="default"
        reason={reason}
        loading={tell.isPending}
        onClick={() =>
          tell.mutate({ id: person.id, disabled: false }, { onError: (error) => notifyRefused(refusal(error)) })
        }
      >
        {t('enable')}
      </ReasonedButton>
    );
  }
  return (
    <>
      <ReasonedButton variant="subtle" color="red" reason={reason} onClick={() => setAsks(true)}>
        {t('disable')}
      </ReasonedButton>
      <ConfirmDialog
        opened={asks}
        title={t('disable.title', { name: person.name })}
        confirmLabel={t('disable')}
        danger
        busy={tell.isPending}
        error={tell.error}
        words={staffWords}
        onConfirm={() => tell.mutate({ id: person.id, disabled: true })}
        onClose={() => {
          tell.reset();
          setAsks(false);
        }}
      >
        {t('disable.why')}
      </ConfirmDialog>
    </>
  );
};
