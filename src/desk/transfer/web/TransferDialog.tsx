import './transfer.css';
import { ActionIcon, Modal, Textarea, Tooltip } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Avatar, EmptyState, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconArrowsLeftRight, IconInfoCircle, IconUserRight } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { DirectorySearch, keyOf, type Picked } from '#spine/directory/web/parts.tsx';
import { TARGETS, type Target } from '#spine/routing/contract.ts';
import { MOST_HANDOVER_NOTE } from '../contract.ts';
import { transferWords } from '../words.ts';
import { RefusedTransfer } from './Refused.tsx';
import { useKeptNote } from './use-kept-note.ts';
import { useTransfer } from './use-transfer.ts';

type Entry = Exclude<Picked, { kind: 'address' | 'contact' }>;
const isTarget = (picked: Picked): picked is Entry => picked.kind !== 'address' && picked.kind !== 'contact';
const targetOf = ({ kind, id }: Entry): Target => ({ kind, id });

export type TransferDialogProps = {
  interactionId: number;
  agentId: number;
  /** Why it may not be transferred, in words; null when it may. */
  reason: string | null;
  onTransferred: () => void;
  onClose: () => void;
};

/** R49, R50: the directory of whom an interaction can go to, and what is said to whoever comes next. */
export const TransferDialog = (props: TransferDialogProps) => {
  const t = useWords(transferWords);
  const common = useWords(commonWords);
  const { interactionId } = props;
  const [picked, setPicked] = useState<Entry | null>(null);
  const kept = useKeptNote(props.agentId, interactionId);
  const transferring = useTransfer(interactionId, () => {
    kept.forget();
    props.onTransferred();
  });
  const tooLong = kept.note.trim().length > MOST_HANDOVER_NOTE;
  const why = props.reason ?? (tooLong ? t('note.too-long', { limit: MOST_HANDOVER_NOTE }) : null);
  const button = useRef<HTMLButtonElement>(null);
  const pickedKey = picked && keyOf(picked);
  useEffect(() => button.current?.focus(), [pickedKey]);
  const pick = (one: Picked): void => {
    if (!isTarget(one)) return;
    transferring.forget();
    setPicked(one);
  };
  const hand = (one: Entry): void => {
    pick(one);
    if (why === null && !transferring.busy) void transferring.hand(targetOf(one), kept.note);
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('button')}
      size={820}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{ body: 'transfer-body', content: 'transfer-content' }}
    >
      <DirectorySearch
        kinds={TARGETS}
        listsAtOnce
        pickedKey={pickedKey}
        onPick={pick}
        renderActions={(one) =>
          isTarget(one) && (
            <Tooltip label={why ?? t('transfer')}>
              <ActionIcon
                variant="default"
                aria-label={t('transfer.to', { name: one.name })}
                aria-disabled={why !== null || undefined}
                aria-description={why ?? undefined}
                onClick={(event) => {
                  event.stopPropagation();
                  hand(one);
                }}
              >
                <IconArrowsLeftRight size={16} />
              </ActionIcon>
            </Tooltip>
          )
        }
      />
      <div className="transfer-side">
        {props.reason !== null && (
          <p className="transfer-why" role="note">
            <IconInfoCircle size={16} />
            {props.reason}
          </p>
        )}
        <Textarea
          label={t('note.label')}
          description={t('note.why')}
          placeholder={t('note.placeholder')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={4}
          maxRows={9}
          dir="auto"
          value={kept.note}
          error={tooLong ? t('note.too-long', { limit: MOST_HANDOVER_NOTE }) : null}
          onChange={(event) => kept.write(event.currentTarget.value)}
        />
        {picked === null ? (
          <EmptyState icon={<IconUserRight />} title={t('pick.title')}>
            {t('pick.why')}
          </EmptyState>
        ) : (
          <section className="transfer-to" aria-label={picked.name}>
            <header>
              <Avatar name={picked.name} size={36} />
              <span>
                <b>{picked.name}</b>
                <small>{t(`to.${picked.kind}`)}</small>
              </span>
            </header>
            <ReasonedButton
              ref={button}
              reason={why}
              leftSection={<IconArrowsLeftRight size={16} />}
              loading={transferring.busy}
              onClick={() => hand(picked)}
            >
              {t('transfer')}
            </ReasonedButton>
            <RefusedTransfer interactionId={interactionId} transferring={transferring} note={kept.note} />
          </section>
        )}
      </div>
    </Modal>
  );
};
