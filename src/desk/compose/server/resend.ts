import { now } from '#ground/clock.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { holdInteraction, messageById, setDelivery } from '#spine/interactions/server/api.ts';
import { problemOf } from './scheduled.ts';

/**
 * A failed answer, or an uncertain one by a person's word, goes again as it was written. What stopped it then still
 * stops it: whoever clicks, it leaves in its writer's name.
 */
export const resend = (act: Acts, messageId: number): Promise<void> =>
  act(async (one) => {
    const there = await messageById(one.tx, messageId);
    const held = there && (await holdInteraction(one.tx, there.interactionId));
    if (held?.trashedAt) throw refuse('in-trash');
    const problem = there && (await problemOf(one.tx, there));
    if (problem) throw refuse(problem);
    const move = { from: ['failed', 'uncertain'], to: 'queued', sendAt: now() } as const;
    if (!(await setDelivery(one, messageId, move))) throw refuse('not-failed');
  });
