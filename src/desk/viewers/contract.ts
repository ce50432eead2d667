import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';

/** A tab that says nothing for longer than this is not looking any more. Milliseconds. */
export const SEEN_FOR_MS = 45_000;
/** How often a tab in front says that it is there. Milliseconds. */
export const SAYS_HERE_MS = 20_000;

/** This tab shows the interaction; who else does, and whether they have written in their reply within the last minute. */
export const here = call({
  name: 'viewers.here',
  who: 'agent',
  input: z.object({ interactionId: id, tabId: z.uuid() }),
  output: z.object({ others: z.array(z.object({ agentId: id, name: z.string(), writing: z.boolean() })) }),
  refusals: ['not-found'],
});

/** This tab does not show that interaction any more. */
export const gone = call({
  name: 'viewers.gone',
  who: 'agent',
  input: z.object({ interactionId: id, tabId: z.uuid() }),
  output: nothing,
});

/** Journal kinds of this room: somebody came or left while another was there. */
export const VIEWER_EVENTS = { changed: 'viewers.changed' } as const;
