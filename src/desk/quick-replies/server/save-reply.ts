import { storableText } from '#ground/db/server/storable-text.ts';
import type { z } from 'zod';
import type { Acts } from '#ground/events/server/follow.ts';
import { cleanHtml } from '#ground/html/clean-html.ts';
import { htmlToText } from '#ground/html/html-to-text.ts';
import { refuse } from '#ground/refusal.ts';
import { QUICK_REPLY_EVENTS, type saveReply as contract } from '../contract.ts';
import { fieldsProblem, MOST_HTML, MOST_REPLIES, unknownPlace } from '../rules.ts';
import { countOthers, insertReply, replaceReply, replyForWriting } from './replies-store.ts';

/** Pictures stay inside: an upload belongs to one agent, and is gone after a week. */
const PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]{1,420000}$/;

type Input = z.output<typeof contract.input>;

/** Saves over the version that its writer saw; what stood there is kept. */
export const saveReply = async (act: Acts, input: Input, agentId: number | null): Promise<{ id: number }> => {
  const html = cleanHtml(storableText(input.html), {
    image: (source) => (PICTURE.test(source) ? source : null),
  });
  const text = htmlToText(html);
  const wrong = fieldsProblem(input.fields);
  if (wrong) throw refuse(wrong.code, { name: wrong.name });
  const place = unknownPlace(html, text, input.fields);
  if (place !== null) throw refuse('unknown-place', { place: `{{${place}}}` });
  if (html.replace(/src="data:[^"]*"/g, '').length > MOST_HTML) throw refuse('too-large');
  const written = { ...input, html, text };
  const { id, version } = input;
  return act(async ({ tx, say }) => {
    if (!input.archived && (await countOthers(tx, id)) >= MOST_REPLIES)
      throw refuse('too-many', { limit: MOST_REPLIES });
    const saved = id ?? (await insertReply(tx, written, agentId));
    if (id !== null && !(await replaceReply(tx, id, version, written, agentId)))
      throw refuse((await replyForWriting(tx, id)) ? 'moved' : 'not-found');
    say({ kind: QUICK_REPLY_EVENTS.changed, agentId, data: { id: saved } });
    return { id: saved };
  });
};
