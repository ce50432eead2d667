import './transfer.css';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { IconInfoCircle } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { DirectorySearch, keyOf, type Picked } from '#spine/directory/web/parts.tsx';
import { TARGETS } from '#spine/routing/contract.ts';
import { MOST_HANDOVER_NOTE } from '../contract.ts';
import { transferWords } from '../words.ts';
import { ConsultForm } from './consult/ConsultForm.tsx';
import { RowActs } from './RowActs.tsx';
import { TransferSide } from './TransferSide.tsx';
import { useTextDraft } from './use-text-draft.ts';
import { useTransfer } from './use-transfer.ts';

export type Entry = Exclude<Picked, { kind: 'address' | 'contact' }>;
const isTarget = (picked: Picked): picked is Entry => picked.kind !== 'address' && picked.kind !== 'contact';

export type TransferDialogProps = {
  interactionId: number;
  agentId: number;
  /** Why it may not be transferred, or nobody consulted about it, in words; null when it may. */
  reason: string | null;
  consultReason: string | null;
  onTransferred: () => void;
  onConsulted: () => void;
  onClose: () => void;
};

/** R49, R50: the directory of whom an interaction can go to, or who can be asked, and what is said to them. */
export const TransferDialog = (props: TransferDialogProps) => {
  const t = useWords(transferWords);
  const common = useWords(commonWords);
  const { interactionId, agentId, consultReason } = props;
  const [picked, setPicked] = useState<Entry | null>(null);
  const [asks, setAsks] = useState(false);
  const note = useTextDraft(agentId, { of: 'handover', interactionId });
  const transferring = useTransfer(interactionId, () => {
    note.forget();
    props.onTransferred();
  });
  const tooLong = note.text.trim().length > MOST_HANDOVER_NOTE;
  const reason = props.reason ?? (tooLong ? t('note.too-long', { limit: MOST_HANDOVER_NOTE }) : null);
  const show = (one: Entry, toAsk: boolean): void => {
    transferring.forget();
    setPicked(one);
    setAsks(toAsk);
  };
  const hand = (one: Entry): void => {
    show(one, false);
    if (reason === null && !transferring.busy) void transferring.hand({ kind: one.kind, id: one.id }, note.text, note);
  };
  /** A colleague, not oneself: skills and teams answer nothing. */
  const consulting = (one: Entry | null): (() => void) | null =>
    one?.kind === 'agent' && one.id !== agentId ? () => consultReason === null && show(one, true) : null;
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
        pickedKey={picked && keyOf(picked)}
        onPick={(one) => isTarget(one) && show(one, false)}
        renderActions={(one) =>
          isTarget(one) && (
            <RowActs
              name={one.name}
              reason={reason}
              consultReason={consultReason}
              onHand={() => hand(one)}
              onConsult={consulting(one)}
            />
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
        {asks && picked ? (
          <ConsultForm
            interactionId={interactionId}
            agentId={agentId}
            colleague={picked}
            reason={consultReason}
            onAsked={props.onConsulted}
            onBack={() => setAsks(false)}
          />
        ) : (
          <TransferSide
            interactionId={interactionId}
            picked={picked}
            note={note}
            tooLong={tooLong}
            reason={reason}
            consultReason={consultReason}
            transferring={transferring}
            onHand={hand}
            onConsult={consulting(picked)}
          />
        )}
      </div>
    </Modal>
  );
};
