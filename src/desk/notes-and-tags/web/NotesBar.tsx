import './notes.css';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { notifyRefused } from '#ground/ui/parts.tsx';
import { IconClipboard } from '#ground/ui/icons.ts';
import { useRefusal, useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { openNoteDraft } from '../contract.ts';
import { whyNotAddNote } from '../rules.ts';
import { notesWords } from '../words.ts';
import { NoteBox } from './NoteBox.tsx';
import { beginNote, type Begun } from './use-note.ts';

/** R85: the button under the reply field, and the box it opens. One left unfinished is named on the button. */
export const NotesBar = ({ interactionId, mine }: { interactionId: number; mine: boolean }) => {
  const t = useWords(notesWords);
  const refusal = useRefusal(notesWords);
  const me = useMe().data;
  // Asked for before it is wanted: the box opens with the click, and what is typed next is in it.
  const left = useQuery({
    queryKey: [openNoteDraft.name, { interactionId }, me?.id],
    queryFn: () => beginNote(interactionId, me!.id),
    enabled: me !== undefined,
    refetchOnMount: 'always',
  });
  const [begun, setBegun] = useState<Begun | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const reason = whyNotAddNote({ mine }) && t('refused.not-mine');

  const open = (): void => {
    if (left.data) setBegun(left.data);
    else
      void left.refetch().then(({ data, error }) => {
        if (data) setBegun(data);
        else notifyRefused(refusal(error));
      });
  };
  const close = (): void => {
    setBegun(null);
    void left.refetch();
    requestAnimationFrame(() => button.current?.focus());
  };

  if (begun && me)
    return <NoteBox interactionId={interactionId} agentId={me.id} begun={begun} reason={reason} onClosed={close} />;
  const words = t(left.data?.text ? 'add.continue' : 'add');
  return (
    <button
      ref={button}
      type="button"
      className="note-add"
      aria-disabled={reason !== null || undefined}
      aria-description={reason ?? undefined}
      title={reason ?? undefined}
      onClick={() => (reason === null ? open() : notifyRefused(reason))}
    >
      <IconClipboard size={16} />
      {words}
    </button>
  );
};
