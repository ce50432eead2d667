import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { htmlToText } from '#ground/html/html-to-text.ts';
import { textToHtml } from '#ground/html/text-to-html.ts';
import { refuse } from '#ground/refusal.ts';
import type { Translated, Translator, ToTranslate } from '#spine/channels/contract.ts';
import { translatedNotice } from '#spine/channels/rules.ts';
import type { Message } from '#spine/interactions/contract.ts';
import { messageById, messagesOf, visibleRow } from '#spine/interactions/server/api.ts';
import { languageOf, languageReader } from '#spine/routing-rules/server/api.ts';
import { isLanguage } from '../rules.ts';
import type { LanguageCode } from '../contract.ts';
import { choicesOf, saveText, textOf, type TextRow } from './texts-store.ts';

export type TranslationDeps = { db: Db; translator: Translator };

/** What the words are written in; null: too few to tell, or a language that nobody here can choose. */
const spokenIn = async (subject: string, text: string): Promise<LanguageCode | null> => {
  const code = languageOf(await languageReader(), subject, text);
  return isLanguage(code) ? code : null;
};

/** So many of the last messages are looked through for one of the contact's. */
const RECENT = 20;
/** One text alone is often too short to tell. */
const TEXTS_TOGETHER = 5;

/** What the contact's last message is written in, or their last texts. */
export const spokenLanguage = async (db: Db, interactionId: number): Promise<LanguageCode | null> => {
  const theirs = (await messagesOf(db, interactionId, null, RECENT)).filter(
    (one) => one.direction === 'in' && one.kind !== 'call' && !one.contentHidden,
  );
  const last = theirs.at(-1);
  if (!last) return null;
  if (last.kind === 'mail') return spokenIn(last.subject, last.freshText || last.text);
  const texts = theirs.filter((one) => one.kind === 'text').slice(-TEXTS_TOGETHER);
  return spokenIn('', texts.map((one) => one.text).join('\n'));
};

const carryOut = async (translator: Translator, what: ToTranslate): Promise<Translated> => {
  if (!(await translator.ready())) throw refuse('not-set-up');
  const result = await translator.translate(what);
  if ('failed' in result) throw refuse(result.failed, { detail: result.detail });
  return result.done;
};

/** Of a short message, as it is read: without any HTML; null: it is a mail. */
export const wordsOf = ({ kind }: Pick<Message, 'kind'>, html: string): string | null =>
  kind === 'text' ? htmlToText(html) : null;

/** R106: a contact's message in that language, made once and kept; null when it is written in it already. */
export const messageIn = async (
  { db, translator }: TranslationDeps,
  actor: Actor,
  messageId: number,
  to: LanguageCode,
): Promise<(TextRow & { text: string | null }) | null> => {
  const message = await messageById(db, messageId);
  if (!message || message.direction !== 'in' || !(await visibleRow(db, actor, message.interactionId)))
    throw refuse('not-found');
  if (message.contentHidden) throw refuse('content-hidden');
  const kept = await textOf(db, messageId, to);
  if (kept) return { ...kept, text: wordsOf(message, kept.html) };
  // A text has no subject of its own: it is the interaction's.
  const spoken = await spokenIn(message.kind === 'text' ? '' : message.subject, message.freshText || message.text);
  if (spoken === to) return null;
  const chosen = await choicesOf(db, message.interactionId, actor.id);
  const html = message.html ?? textToHtml(message.text);
  const done = await carryOut(translator, { html, from: spoken ?? chosen?.customerLanguage ?? null, to });
  const text = { html: done.html, from: done.from, provider: done.provider };
  await saveText(db, messageId, to, text, message.partHidden);
  return { ...text, text: wordsOf(message, done.html) };
};

/** R108: the agent's text as the contact will read it. */
export const replyInTheirs = async (
  { db, translator }: TranslationDeps,
  actor: Actor,
  interactionId: number,
  html: string,
): Promise<{ html: string; from: LanguageCode; to: LanguageCode; notice: string }> => {
  if (!(await visibleRow(db, actor, interactionId))) throw refuse('not-found');
  const chosen = await choicesOf(db, interactionId, actor.id);
  if (!chosen?.replies) throw refuse('not-set-up');
  const [from, to] = [chosen.myLanguage, chosen.customerLanguage];
  const done = await carryOut(translator, { html, from, to });
  return { html: done.html, from, to, notice: translatedNotice(to) };
};
