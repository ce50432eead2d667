import './outbound.css';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { EmptyState } from '#ground/ui/parts.tsx';
import { IconUserPlus } from '#ground/ui/icons.ts';
import { commonWords } from '#ground/web/common-words.ts';
import { useWords } from '#ground/web/words.tsx';
import { DirectorySearch, keyOf, type Picked } from '#spine/directory/web/parts.tsx';
import type { options } from '../contract.ts';
import { outboundWords } from '../words.ts';
import { Channels } from './Channels.tsx';

export type Skill = z.output<typeof options.output>['skills'][number];
export type Start = { skillId: number; contactId: number | null; name: string; address: string };

/** R11 to R15: the directory at the left; the channels of who was picked, and the skill, at the right. */
export const OutboundDialog = (props: {
  skills: readonly Skill[];
  /** Rejects with the refusal. */
  onStart: (start: Start) => Promise<void>;
  onClose: () => void;
}) => {
  const t = useWords(outboundWords);
  const common = useWords(commonWords);
  const [picked, setPicked] = useState<Picked | null>(null);
  const pickedKey = picked && keyOf(picked);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('new')}
      size={800}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{ body: 'outbound-body', content: 'outbound-content' }}
    >
      <DirectorySearch kinds={['contact', 'agent']} takesAddress pickedKey={pickedKey} onPick={setPicked} />
      <div className="outbound-side">
        {picked === null ? (
          <EmptyState icon={<IconUserPlus />} title={t('pick.title')}>
            {t('pick.why')}
          </EmptyState>
        ) : (
          <Channels
            key={pickedKey}
            picked={picked}
            skills={props.skills}
            onStart={async (start) => {
              await props.onStart(start);
              props.onClose();
            }}
          />
        )}
      </div>
    </Modal>
  );
};
