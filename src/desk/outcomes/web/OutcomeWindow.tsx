import './outcomes.css';
import { Button, Modal } from '@mantine/core';
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { ErrorNote, Loading, notifyDone, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconLock } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import type { SettableStatus } from '#spine/dispositions/contract.ts';
import { whyNotSetStatus } from '#spine/dispositions/rules.ts';
import { CloseDialog, useOutcome } from '#spine/dispositions/web/parts.tsx';
import { outcomesWords } from '../words.ts';
import { OutcomeFields, type Chosen } from './OutcomeFields.tsx';
import { useSaving, type NoteFate } from './use-saving.ts';

export type OutcomeWindowProps = {
  interactionId: number;
  subject: string;
  /** Where it begins: a disposition was asked for, or simply the first field. */
  at: 'status' | 'disposition';
  /** R123: what the rooms of notes and tags lend. */
  notes?: ReactNode;
  tags?: ReactNode;
  saveNote: () => Promise<NoteFate>;
  onClose: () => void;
};

/** R114, R121 to R124: the status, the disposition, notes and tags; to be read only where it is not mine (R117). */
export const OutcomeWindow = (props: OutcomeWindowProps) => {
  const { interactionId, at, onClose } = props;
  const t = useWords(outcomesWords);
  const common = useWords(commonWords);
  const refusal = useRefusal(outcomesWords);
  const asked = useOutcome(interactionId);
  const { data } = asked;
  const [chosen, setChosen] = useState<Chosen>({});
  const [tried, setTried] = useState(at === 'disposition');
  const [asksClose, setAsksClose] = useState(false);
  const { saving, trouble, save, forgive } = useSaving(interactionId, props.saveNote, () => {
    notifyDone(t('saved'));
    onClose();
  });

  const status = chosen.status && chosen.status !== data?.status ? chosen.status : null;
  const dispositionId = chosen.dispositionId === undefined ? (data?.disposition?.id ?? null) : chosen.dispositionId;
  const given = data?.choices.some(({ id }) => id === dispositionId) ?? false;
  const facts = data && { ...data, dispositionGiven: given || (data.dispositionGiven && dispositionId !== null) };
  const why = facts && status ? whyNotSetStatus(facts, status) : null;
  const lacks = facts !== undefined && facts.mine && facts.dispositionRequired && !facts.dispositionGiven;

  const keep = (to: SettableStatus | null): void => {
    setAsksClose(false);
    const moved = dispositionId !== (data?.disposition?.id ?? null);
    void save(to !== null || moved ? { status: to, dispositionId } : null);
  };
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    event?.stopPropagation();
    setTried(true);
    if (!data?.mine || why !== null || saving) return;
    if (status === 'closed') setAsksClose(true);
    else keep(status);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size={480}
      title={t(data && !data.mine ? 'preview' : 'outcome')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {asked.isError && !data && (
        <ErrorNote error={asked.error} words={outcomesWords} onRetry={() => void asked.refetch()} />
      )}
      {!data && !asked.isError && <Loading lines={5} />}
      {data && (
        <form className="outcome" onSubmit={submit} onKeyDown={onKeyDown} noValidate>
          <p className="outcome-subject">{props.subject}</p>
          {!data.mine && (
            <p className="outcome-locked" role="note">
              <IconLock size={15} />
              {t('refused.not-mine')}
            </p>
          )}
          <OutcomeFields
            outcome={data}
            chosen={chosen}
            dispositionId={dispositionId}
            at={at}
            problem={tried && (lacks || why === 'disposition-required') ? t('refused.disposition-required') : null}
            onChange={(change) => {
              forgive();
              setChosen({ ...chosen, ...change });
            }}
          />
          {props.tags && (
            <div className="outcome-tags">
              <b>{t('tags')}</b>
              {data.mine && <small>{t('tags.why')}</small>}
              {props.tags}
            </div>
          )}
          {props.notes}
          {trouble && (
            <div className="error-note" role="alert">
              <span>
                {trouble.kind === 'note'
                  ? t('note.failed')
                  : `${trouble.noteKept ? `${t('note.kept')} ` : ''}${refusal(trouble.error)}`}
              </span>
            </div>
          )}
          <div className="outcome-foot">
            <Button variant="default" onClick={onClose}>
              {common(data.mine ? 'cancel' : 'close')}
            </Button>
            <ReasonedButton
              type="submit"
              loading={saving}
              aria-keyshortcuts="Control+Enter"
              reason={data.mine ? why && t(`refused.${why}`) : t('refused.not-mine')}
            >
              {t('save')}
            </ReasonedButton>
          </div>
        </form>
      )}
      <CloseDialog opened={asksClose} onConfirm={() => keep('closed')} onClose={() => setAsksClose(false)} />
    </Modal>
  );
};
