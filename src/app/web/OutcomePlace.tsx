import { useRef } from 'react';
import { NoteField, TagsField, type NotePen } from '#desk/notes-and-tags/web/parts.tsx';
import { OutcomeWindow } from '#desk/outcomes/web/parts.tsx';
import { openThread } from '#desk/thread/contract.ts';
import { useAsk } from '#ground/web/query.ts';
import { useSubject } from '#spine/interactions/web/parts.tsx';

/** Where the Outcome window begins; null: it is not open. */
export type OutcomeAt = 'status' | 'disposition' | null;

/** The Outcome window of the open interaction, with what the room of notes and tags lends to it (R123). */
export const OutcomePlace = (props: { interactionId: number; at: 'status' | 'disposition'; onClose: () => void }) => {
  const { interactionId } = props;
  const pen = useRef<NotePen>(null);
  const subjectOf = useSubject();
  const { data } = useAsk(openThread, { interactionId });
  if (!data) return null;
  return (
    <OutcomeWindow
      {...props}
      subject={subjectOf(data.interaction.subject)}
      notes={<NoteField interactionId={interactionId} mine={data.mine} pen={pen} />}
      tags={<TagsField interactionId={interactionId} tagIds={data.interaction.tagIds} mine={data.mine} />}
      saveNote={async () => (await pen.current?.save()) ?? 'none'}
    />
  );
};
