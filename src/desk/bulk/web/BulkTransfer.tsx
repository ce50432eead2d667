import { Modal, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ReasonedButton } from '#ground/ui/parts.tsx';
import { IconArrowsLeftRight } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { DirectorySearch, keyOf, type Picked } from '#spine/directory/web/parts.tsx';
import type { InteractionRow } from '#spine/interactions/contract.ts';
import { TARGETS } from '#spine/routing/contract.ts';
import { bulkWords } from '../words.ts';
import type { BulkActs } from './acts.ts';
import type { Job } from './use-run.ts';

type Entry = Exclude<Picked, { kind: 'address' | 'contact' }>;
const isTarget = (picked: Picked): picked is Entry => picked.kind !== 'address' && picked.kind !== 'contact';

/** R45, R46, R49: the directory of whom they can all go to, with one note for each. */
export const BulkTransfer = (props: {
  rows: readonly InteractionRow[];
  acts: Pick<BulkActs, 'transfer'>;
  /** Kept while the bar is there, however often this is closed. */
  note: readonly [text: string, write: (text: string) => void];
  onStart: (job: Omit<Job, 'rows'>) => void;
  onClose: () => void;
}) => {
  const t = useWords(bulkWords);
  const common = useWords(commonWords);
  const { mostNote, act, refusal } = props.acts.transfer;
  const [picked, setPicked] = useState<Entry | null>(null);
  const [text, write] = props.note;
  const button = useRef<HTMLButtonElement>(null);
  const key = picked && keyOf(picked);
  useEffect(() => {
    if (key !== null) button.current?.focus();
  }, [key]);
  const tooLong = text.trim().length > mostNote ? t('transfer.note.too-long', { limit: mostNote }) : null;
  const hand = (): void => {
    if (!picked) return;
    const { kind, id, name } = picked;
    props.onStart({
      name: t('transfer.to', { name }),
      act: (row) => act(row, { kind, id }, text),
      refusal,
      said: (n) => t('transfer.done', { n, name }),
    });
    write('');
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('transfer.title', { n: props.rows.length })}
      size={820}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{ body: 'bulk-transfer' }}
    >
      <DirectorySearch kinds={TARGETS} listsAtOnce pickedKey={key} onPick={(one) => isTarget(one) && setPicked(one)} />
      <div className="bulk-transfer-side">
        <Textarea
          label={t('transfer.note')}
          description={t('transfer.note.why')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={4}
          maxRows={9}
          dir="auto"
          value={text}
          error={tooLong}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <ReasonedButton
          ref={button}
          reason={picked === null ? t('transfer.pick') : tooLong}
          leftSection={<IconArrowsLeftRight size={16} />}
          onClick={hand}
        >
          {picked === null ? t('transfer') : t('transfer.to', { name: picked.name })}
        </ReasonedButton>
      </div>
    </Modal>
  );
};
