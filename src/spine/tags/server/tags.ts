import type { Db } from '#ground/db/server/database.ts';
import type { Act } from '#ground/events/server/follow.ts';
import { MOST_IN_HOUSE, MOST_TAGS, TAG_COLORS, TAG_EVENTS, type Tag, type TagColor } from '../contract.ts';
import { tidyName } from '../rules.ts';
import * as store from './tags-store.ts';

type Held = { id: number; contactId: number; assigneeId: number | null };

/** Tags of each interaction, in the order in which they were put there. */
export const tagsOf = async (db: Db, interactionIds: readonly number[]): Promise<Map<number, number[]>> => {
  const found = new Map<number, number[]>(interactionIds.map((id) => [id, []]));
  for (const { interactionId, tagId } of await store.tagRows(db, interactionIds)) found.get(interactionId)!.push(tagId);
  return found;
};

const tagged = ({ say }: Act, held: Held, tagId: number, on: boolean): void =>
  say({
    kind: TAG_EVENTS.tagged,
    interactionId: held.id,
    contactId: held.contactId,
    agentId: held.assigneeId,
    data: { tagId, on },
  });

/**
 * Puts a tag on an interaction that the caller has held. 'there' when it has it already: that is no error.
 * An archived tag is offered no more, so it is not put anywhere.
 */
export const tag = async (
  act: Act,
  held: Held,
  tagId: number,
  byAgentId: number | null,
): Promise<'done' | 'there' | 'gone' | 'full'> => {
  const found = await store.tagById(act.tx, tagId);
  if (!found) return 'gone';
  const has = (await tagsOf(act.tx, [held.id])).get(held.id)!;
  if (has.includes(found.id)) return 'there';
  if (found.archived) return 'gone';
  if (has.length >= MOST_TAGS) return 'full';
  await store.insertOn(act.tx, held.id, found.id, byAgentId);
  tagged(act, held, found.id, true);
  return 'done';
};

/** False when it was not there. */
export const untag = async (act: Act, held: Held, tagId: number): Promise<boolean> => {
  const done = await store.deleteOn(act.tx, held.id, tagId);
  if (done) tagged(act, held, tagId, false);
  return done;
};

/** R90: the living tag of that name, made if there is none. Null: there are too many, or the name says nothing. */
export const tagOfName = async (
  act: Act,
  written: string,
  more: { byAgentId: number | null; color?: TagColor },
): Promise<{ id: number; made: boolean } | null> => {
  const name = tidyName(written);
  if (name === '') return null;
  const known = await store.tagNamed(act.tx, name);
  if (known) return { id: known.id, made: false };
  const living = await store.countLiving(act.tx);
  if (living >= MOST_IN_HOUSE) return null;
  // One colour after the other; grey is for whoever wants it.
  const color = more.color ?? TAG_COLORS[1 + (living % (TAG_COLORS.length - 1))]!;
  const id = await store.insertTag(act.tx, { name, color, byAgentId: more.byAgentId });
  // Somebody else made it just now.
  if (id === null) return { id: (await store.tagNamed(act.tx, name))!.id, made: false };
  act.say({ kind: TAG_EVENTS.changed, data: { tagId: id } });
  return { id, made: true };
};

/** Renames, recolours, archives or brings back. */
export const saveTag = async (act: Act, wanted: Tag): Promise<'done' | 'gone' | 'name-taken'> => {
  if ((await store.tagById(act.tx, wanted.id))?.id !== wanted.id) return 'gone';
  const name = tidyName(wanted.name);
  if (name === '' || !(await store.updateTag(act.tx, { ...wanted, name }))) return 'name-taken';
  act.say({ kind: TAG_EVENTS.changed, data: { tagId: wanted.id } });
  return 'done';
};

/** Whatever has the first has the second; the first is no more. False when either is gone. */
export const mergeTags = async (act: Act, fromId: number, intoId: number): Promise<boolean> => {
  const [from, into] = [await store.tagById(act.tx, fromId), await store.tagById(act.tx, intoId)];
  if (from?.id !== fromId || into?.id !== intoId || fromId === intoId || into.archived) return false;
  await store.replaceTag(act.tx, fromId, intoId);
  act.say({ kind: TAG_EVENTS.changed, data: { tagId: fromId, into: intoId } });
  return true;
};
