import './newer.css';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { IconAlertTriangle } from '#ground/ui/icons.ts';
import { refetchCalls } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { dropNote, replyKey } from '#spine/drafts/contract.ts';
import { interactionWords } from '#spine/interactions/words.ts';
import { comeBacks, type ComeBack } from '../contract.ts';
import { sendingWords } from '../sending-words.ts';

/** Why this answer is a draft again although it was to leave by itself. */
export const CameBackNote = ({ interactionId, note }: { interactionId: number; note: ComeBack }) => {
  const t = useWords(sendingWords);
  const word = useWords(interactionWords);
  const format = useFormat();
  const [seen, setSeen] = useState(false);
  if (seen) return null;
  const values = { name: note.name || word('anonymous'), at: format.short(note.at) };
  return (
    <div className="comp-back" role="status">
      <IconAlertTriangle size={16} />
      <span>
        {note.spam
          ? t('back.spam', values)
          : note.sendAt
            ? t('back.note', { ...values, when: format.ahead(note.sendAt) })
            : t('back.plain', values)}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          setSeen(true);
          void ask(dropNote, { key: replyKey(interactionId) })
            .then(() => refetchCalls([comeBacks.name]))
            .catch(() => undefined);
        }}
      >
        {t('back.seen')}
      </Button>
    </div>
  );
};
