import type { Act } from '#ground/events/server/follow.ts';
import { INTERACTION_EVENTS } from '../contract.ts';
import { insertAutoAnswer, type AutoAnswer } from './auto-answers-store.ts';
import { insertKeys } from './take-in-store.ts';

/**
 * Adds what the house answers by itself. Nobody has answered yet: the status, whom the interaction waits for and its
 * place in lists stay as they are.
 */
export const addAutoAnswer = async (act: Act, answer: AutoAnswer): Promise<number> => {
  const messageId = await insertAutoAnswer(act.tx, answer);
  await insertKeys(act.tx, [{ rfc_id: answer.rfcMessageId, interaction_id: answer.interactionId }]);
  act.say({
    kind: INTERACTION_EVENTS.autoAnswered,
    interactionId: answer.interactionId,
    data: { messageId },
  });
  return messageId;
};
