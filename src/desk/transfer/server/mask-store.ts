import { sql } from 'kysely';
import type { Db } from '#ground/db/server/database.ts';

type Change = (text: string) => string;

/** What was said at the handovers of an interaction, changed by somebody else's act; in how many. */
export const changeHandoverNotes = async (tx: Db, interactionId: number, change: Change): Promise<number> => {
  const { rows } = await sql<{ id: number; note: string }>`
    select id, note from transfer.handovers where interaction_id = ${interactionId} order by id for update
  `.execute(tx);
  const changed = rows.filter(({ note }) => change(note) !== note);
  for (const { id, note } of changed)
    await sql`update transfer.handovers set note = ${change(note)} where id = ${id}`.execute(tx);
  return changed.length;
};

/** The same of what colleagues said to each other about it; in which consultations. */
export const changeSaid = async (
  tx: Db,
  interactionId: number,
  change: Change,
): Promise<{ id: number; askerId: number; colleagueId: number; messages: number }[]> => {
  const { rows } = await sql<{
    id: number;
    text: string;
    consultationId: number;
    askerId: number;
    colleagueId: number;
  }>`
    select m.id, m.text, c.id as "consultationId", c.asker_id as "askerId", c.colleague_id as "colleagueId"
    from transfer.consultation_messages m join transfer.consultations c on c.id = m.consultation_id
    where c.interaction_id = ${interactionId} order by m.id for update of m
  `.execute(tx);
  const changed = rows.filter(({ text }) => change(text) !== text);
  for (const { id, text } of changed)
    await sql`update transfer.consultation_messages set text = ${change(text)} where id = ${id}`.execute(tx);
  return [...Map.groupBy(changed, (one) => one.consultationId)].map(([id, messages]) => ({
    ...{ id, askerId: messages[0]!.askerId, colleagueId: messages[0]!.colleagueId },
    messages: messages.length,
  }));
};
