import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Avatar, EmptyState, ReasonedButton } from '#ground/ui/parts.tsx';
import { IconArrowsLeftRight, IconMessageQuestion, IconUserRight } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { consultWords } from '../consult/words.ts';
import { MOST_HANDOVER_NOTE } from '../contract.ts';
import { transferWords } from '../words.ts';
import { RefusedTransfer } from './Refused.tsx';
import type { Entry } from './TransferDialog.tsx';
import { TextState } from './TextState.tsx';
import type { TextDraft } from './use-text-draft.ts';
import type { Transferring } from './use-transfer.ts';

/** What is said to whoever comes next, and what can be done with who was picked. */
export const TransferSide = (props: {
  interactionId: number;
  picked: Entry | null;
  note: TextDraft;
  tooLong: boolean;
  /** Why it may not be transferred, or the colleague not consulted; null when it may. */
  reason: string | null;
  consultReason: string | null;
  transferring: Transferring;
  onHand: (entry: Entry) => void;
  /** Null: nobody that can be asked. */
  onConsult: (() => void) | null;
}) => {
  const t = useWords(transferWords);
  const c = useWords(consultWords);
  const { picked, note } = props;
  const button = useRef<HTMLButtonElement>(null);
  const key = picked && `${picked.kind}:${picked.id}`;
  useEffect(() => button.current?.focus(), [key]);
  return (
    <>
      <Textarea
        label={t('note.label')}
        description={t('note.why')}
        placeholder={t('note.placeholder')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={4}
        maxRows={9}
        dir="auto"
        value={note.text}
        readOnly={!note.ready}
        error={props.tooLong ? t('note.too-long', { limit: MOST_HANDOVER_NOTE }) : null}
        onChange={(event) => note.write(event.currentTarget.value)}
      />
      <TextState draft={note} />
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
            reason={props.reason}
            leftSection={<IconArrowsLeftRight size={16} />}
            loading={props.transferring.busy}
            onClick={() => props.onHand(picked)}
          >
            {t('transfer')}
          </ReasonedButton>
          {props.onConsult && (
            <ReasonedButton
              variant="default"
              reason={props.consultReason}
              leftSection={<IconMessageQuestion size={16} />}
              onClick={props.onConsult}
            >
              {c('consult')}
            </ReasonedButton>
          )}
          <RefusedTransfer interactionId={props.interactionId} transferring={props.transferring} note={note} />
        </section>
      )}
    </>
  );
};
