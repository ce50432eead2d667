import type { Act } from '#ground/events/server/follow.ts';
import { invite } from '#spine/interactions/server/api.ts';
import { notify } from '#spine/notices/server/api.ts';
import { presentIn, type Mention } from '../mentions/rules.ts';
import { atWork, saveMentions } from './mentions-store.ts';

/**
 * Keeps who is named in a note, and tells each of them once: they can see the interaction from now on. The browser says
 * whom it picked; what stands in the text, and who works here, is looked up.
 */
export const tellMentioned = async (
  act: Act,
  note: { id: number; interactionId: number; text: string; authorId: number },
  picked: readonly Mention[],
): Promise<void> => {
  const named = presentIn(note.text, picked);
  const here = await atWork(
    act.tx,
    named.map((one) => one.id),
  );
  const fresh = await saveMentions(
    act.tx,
    note.id,
    named.filter((one) => here.has(one.id)),
  );
  for (const agentId of fresh.filter((id) => id !== note.authorId)) {
    await invite(act, note.interactionId, agentId);
    await notify(act, { agentId, kind: 'mention', interactionId: note.interactionId, byAgentId: note.authorId });
  }
};
