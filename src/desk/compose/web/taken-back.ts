/** `draftId`: it had begun the interaction, which is gone; it is an outbound draft again. */
export type TakenBack = { interactionId: number; draftId: string | null };
type Listener = (back: TakenBack) => void;
const listeners = new Set<Listener>();

/** A held message went back into its draft, wherever the agent clicked: the reply box must show it. */
export const tellTakenBack: Listener = (back) => {
  for (const listener of listeners) listener(back);
};

export const onTakenBack = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
