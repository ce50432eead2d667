import { useAsk } from '#ground/web/query.ts';
import type { Status } from '#spine/interactions/contract.ts';
import { outcome } from '../contract.ts';
import { NO_DEMANDS, type OutcomeFacts } from '../rules.ts';

export { CloseDialog } from './CloseDialog.tsx';

/** How an interaction stands, for whoever shows or ends it. */
export const useOutcome = (interactionId: number, options: { enabled?: boolean } = {}) =>
  useAsk(outcome, { interactionId }, options);

/** What the rules are asked with; until the server has said what the skill asks, it asks what every skill does. */
export const useOutcomeFacts = (interactionId: number, known: { status: Status; mine: boolean }): OutcomeFacts => {
  const { data } = useOutcome(interactionId);
  return { ...NO_DEMANDS, ...data, ...known };
};
