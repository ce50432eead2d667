type Listener = (interactionId: number) => void;
const listeners = new Set<Listener>();

/** A held message went back into its draft, wherever the agent clicked: the reply box must show it. */
export const tellTakenBack: Listener = (interactionId) => {
  for (const listener of listeners) listener(interactionId);
};

export const onTakenBack = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
