import type { Act } from '#ground/events/server/follow.ts';
import { maskHtml, maskJson, maskText } from '#ground/html/mask.ts';
import { INTERACTION_EVENTS, type Redacted } from '../contract.ts';
import { holdInteraction } from './changes-store.ts';
import { messageById, type Original } from './reader-store.ts';
import {
  eraseAuthor,
  eraseContent,
  maskables,
  refreshSnippet,
  renameFiles,
  saveMasked,
  saveMaskedSubject,
  type Maskable,
} from './redaction-store.ts';

const ERASE = { content: eraseContent, author: eraseAuthor };

/**
 * Takes the content of a message, or the name of whoever wrote it, out of the database. The journal keeps who, when and
 * why; never what it was. False when it was hidden before, or is gone.
 */
export const hide = async (
  act: Act,
  messageId: number,
  what: Redacted,
  by: { actorId: number; reason: string },
): Promise<boolean> => {
  const message = await messageById(act.tx, messageId);
  const held = message && (await holdInteraction(act.tx, message.interactionId));
  if (!held || !(await ERASE[what](act.tx, messageId))) return false;
  if (what === 'content') await refreshSnippet(act.tx, held.id);
  act.say({
    kind: INTERACTION_EVENTS.redacted,
    interactionId: held.id,
    contactId: held.contactId,
    agentId: held.assigneeId,
    data: { messageId, what, by: by.actorId, reason: by.reason },
  });
  return true;
};

/** As what left: HTML of which it cannot be promised goes. */
const maskOriginal = (original: Original | null, finders: readonly RegExp[]): Original | null => {
  const html = original && maskHtml(original.html, finders);
  return original && html !== null ? { ...original, html } : null;
};

const maskOf = (message: Maskable, finders: readonly RegExp[]): Maskable => ({
  id: message.id,
  text: maskText(message.text, finders),
  freshText: maskText(message.freshText, finders),
  html: message.html === null ? null : maskHtml(message.html, finders),
  snippet: maskText(message.snippet, finders),
  subject: maskText(message.subject, finders),
  bounce: maskJson(message.bounce, finders),
  invitation: maskJson(message.invitation, finders),
  original: maskOriginal(message.original as Original | null, finders),
});

/**
 * Masks what the finders find in every message of an interaction, for what one wrote the next quotes: texts, subjects,
 * names of files. HTML of which that cannot be promised goes, and its text is shown. The numbers of the messages in which
 * something was found. The journal keeps who, when and why; never what it was. `beside`: it was found and masked in what
 * is no message, which is told all the same.
 */
export const hideParts = async (
  act: Act,
  interactionId: number,
  finders: readonly RegExp[],
  by: { actorId: number; reason: string },
  beside: boolean,
): Promise<number[]> => {
  const { tx, say } = act;
  const held = await holdInteraction(tx, interactionId);
  if (!held) return [];
  const touched = new Set<number>();
  for (const message of await maskables(tx, interactionId)) {
    const masked = maskOf(message, finders);
    if (JSON.stringify(masked) === JSON.stringify(message)) continue;
    await saveMasked(tx, masked);
    touched.add(message.id);
  }
  for (const id of await renameFiles(tx, interactionId, (name) => maskText(name, finders))) touched.add(id);
  const subject = maskText(held.subject, finders);
  if (subject !== held.subject) await saveMaskedSubject(tx, interactionId, subject);
  if (touched.size > 0) await refreshSnippet(tx, interactionId);
  const told: readonly (number | null)[] = touched.size === 0 && beside ? [null] : [...touched];
  for (const messageId of told)
    say({
      kind: INTERACTION_EVENTS.redacted,
      interactionId,
      contactId: held.contactId,
      agentId: held.assigneeId,
      data: { messageId, what: 'part', by: by.actorId, reason: by.reason },
    });
  return [...touched];
};
