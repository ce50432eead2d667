import { NOTE_EVENTS } from '#desk/notes-and-tags/contract.ts';
import { beginBacklog, planBacklog, reindex, type Changed } from '#desk/search/server/api.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import type { House } from './house.ts';
import { readJournal } from './read-journal.ts';

const message = ({ data }: Entry): Partial<Changed> => ({ messageIds: [Number(data['messageId'])] });
const notes = ({ interactionId }: Entry): Partial<Changed> => ({ notesOf: [interactionId!] });
const everything = ({ interactionId, data }: Entry): Partial<Changed> => ({
  allOf: [interactionId!, Number(data['into'] ?? data['from'] ?? interactionId)],
});

/** What of the index an event makes out of date. */
const TOUCHES: Record<string, (entry: Entry) => Partial<Changed>> = {
  [INTERACTION_EVENTS.received]: message,
  [INTERACTION_EVENTS.answered]: message,
  [INTERACTION_EVENTS.forwarded]: message,
  [INTERACTION_EVENTS.autoAnswered]: message,
  [INTERACTION_EVENTS.redacted]: everything,
  [INTERACTION_EVENTS.merged]: everything,
  [INTERACTION_EVENTS.gathered]: everything,
  [INTERACTION_EVENTS.split]: everything,
  [NOTE_EVENTS.changed]: notes,
};

/** Keeps what can be found abreast of what happens. Several processes may run it. */
export const startSearchIndex = async (house: House): Promise<{ stop(): Promise<void> }> => {
  const reader = await readJournal(
    house,
    'search',
    ({ kind }) => kind in TOUCHES,
    ({ tx }, entries) => {
      const changed = entries.flatMap((entry) => {
        const touched = entry.interactionId === null ? undefined : TOUCHES[entry.kind]?.(entry);
        return touched ? [touched] : [];
      });
      return reindex(tx, {
        messageIds: changed.flatMap((one) => one.messageIds ?? []).filter(Number.isInteger),
        notesOf: changed.flatMap((one) => one.notesOf ?? []),
        allOf: changed.flatMap((one) => one.allOf ?? []),
      });
    },
    { begin: ({ tx }) => beginBacklog(tx) },
  );
  await planBacklog(house.act);
  return reader;
};
