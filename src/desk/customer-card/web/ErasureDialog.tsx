import './erasure.css';
import { Button, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ErrorNote, Loading, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { commonWords } from '#ground/web/common-words.ts';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { openCard } from '../contract.ts';
import { aboutErasure, eraseContact, MOST_ERASURE_REASON } from '../erasure/contract.ts';
import { erasureWords } from '../erasure/words.ts';

/** What goes and what stays, a reason, and the name typed: it cannot be undone. */
export const ErasureDialog = ({ contactId, onClose }: { contactId: number; onClose: () => void }) => {
  const t = useWords(erasureWords);
  const common = useWords(commonWords);
  const asked = useAsk(aboutErasure, { contactId }, { fresh: true });
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const tell = useTell(eraseContact, {
    invalidates: [openCard],
    onDone: () => {
      notifyDone(t('begun'));
      onClose();
    },
  });
  const about = asked.data;
  const ready = about !== undefined && typed.trim() === about.typed && reason.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (ready && !tell.isPending) tell.mutate({ contactId, typed, reason });
  };
  return (
    <Modal
      opened
      size={560}
      title={t('title')}
      closeOnClickOutside={!tell.isPending}
      closeButtonProps={{ 'aria-label': common('close') }}
      onClose={onClose}
    >
      {asked.isError && <ErrorNote error={asked.error} words={erasureWords} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Loading lines={6} />}
      {about && (
        <form className="erasure" onSubmit={submit} noValidate>
          <h3>{t('goes')}</h3>
          <ul>
            <li>{t('goes.card', { notes: about.notes })}</li>
            <li>
              {t('goes.interactions', {
                interactions: about.interactions,
                messages: about.messages,
                files: about.files,
              })}
            </li>
            <li>{t('goes.rest')}</li>
          </ul>
          <h3>{t('stays')}</h3>
          <ul>
            <li>{t('stays.figures')}</li>
            <li>{t('stays.audit')}</li>
            <li>{t('stays.others')}</li>
          </ul>
          <TextInput
            label={t('reason')}
            description={t('reason.why')}
            placeholder={t('reason.example')}
            maxLength={MOST_ERASURE_REASON}
            autoComplete="off"
            data-autofocus
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <TextInput
            label={t('confirm', { typed: about.typed })}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <ErrorNote error={tell.error} words={erasureWords} />
          <div className="erasure-acts">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <ReasonedButton
              type="submit"
              color="red"
              loading={tell.isPending}
              reason={reason.trim() === '' ? t('reason') : ready ? null : t('confirm', { typed: about.typed })}
            >
              {t('begin')}
            </ReasonedButton>
          </div>
        </form>
      )}
    </Modal>
  );
};
