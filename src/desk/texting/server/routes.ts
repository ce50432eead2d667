import type { FastifyInstance } from 'fastify';
import type { Actor } from '#ground/api/contract.ts';
import { answer } from '#ground/api/server/answer.ts';
import { now } from '#ground/clock.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { htmlToText } from '#ground/html/html-to-text.ts';
import { textToHtml } from '#ground/html/text-to-html.ts';
import { refuse } from '#ground/refusal.ts';
import { translatedNotice } from '#spine/channels/rules.ts';
import type { TextChannel, Texting } from '#spine/channels/texts/contract.ts';
import { TEXT_CHANNELS } from '#spine/channels/texts/contract.ts';
import { connectionById } from '#spine/connections/server/api.ts';
import { textKey } from '#spine/drafts/contract.ts';
import { endSentDraft, readDraft, saveDraftRow } from '#spine/drafts/server/api.ts';
import { addText, endLeg, legById, outboundByClick, visibleRow, type LegRow } from '#spine/interactions/server/api.ts';
import { channelSwitch } from '#spine/permissions/contract.ts';
import { may } from '#spine/permissions/server/api.ts';
import { agentById } from '#spine/people/server/api.ts';
import { whyNotFiles } from '#spine/channels/texts/files/rules.ts';
import { isDangerous } from '#spine/interactions/rules.ts';
import { uploadsOf } from '#spine/uploads/server/api.ts';
import * as contract from '../contract.ts';
import { filled, whyNotText, whyNotWrite, windowCloses } from '../rules.ts';

export type TextingDeps = { db: Db; act: Acts; texting: Texting };

/** Words that no telephone shows, and half a pair of UTF-16, do not leave. */
const sound = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, '');

/** R108: the contact is told in their own language that it was translated. */
const translated = ({ html, to }: { html: string; to: string }): string =>
  `${htmlToText(html).trim()}\n\n${translatedNotice(to)}`;

const isText = (channel: string): channel is TextChannel => (TEXT_CHANNELS as readonly string[]).includes(channel);

export const textingRoutes = (http: FastifyInstance, { db, act, texting }: TextingDeps): void => {
  /** The conversation with its interaction, for who may see that. */
  const legFor = async (actor: Actor, legId: number) => {
    const leg = await legById(db, legId);
    const row = leg && (await visibleRow(db, actor, leg.interactionId));
    if (!leg || !row || !isText(leg.channel) || leg.connectionId === null) throw refuse('not-found');
    const connection = await connectionById(db, leg.connectionId);
    const facts = {
      ...{ status: row.trashedAt ? 'closed' : row.status, ended: leg.endedAt !== null },
      ...{ optedOut: await texting.optedOut(leg.connectionId, leg.address), enabled: connection?.enabled ?? false },
      allowed: await may(db, actor, channelSwitch(leg.channel)!),
    };
    return { leg, channel: leg.channel, connection, reason: whyNotWrite(facts) };
  };
  /** What goes along, as it is on the server now. Refuses what is not the agent's, is gone, or is not taken there. */
  const filesFor = async (actor: Actor, channel: TextChannel, asked: readonly { id: string; name: string }[]) => {
    const kept = await uploadsOf(
      db,
      actor.id,
      asked.map((one) => one.id),
    );
    const files = asked.map(({ id, name }) => {
      const upload = kept.get(id.toLowerCase());
      if (!upload) throw refuse('upload-gone', { name });
      if (isDangerous(upload.name)) throw refuse('dangerous-file', { name });
      const { type, size, sha256 } = upload;
      return { name: upload.name, type, size, sha256, dangerous: false };
    });
    const why = whyNotFiles(channel, files);
    if (why) throw refuse(why.code, { name: why.name, most: why.most });
    return files;
  };
  const closesAt = (leg: LegRow): Date | null => (leg.channel === 'whatsapp' ? windowCloses(leg.lastInAt) : null);

  answer(http, contract.openTexting, async ({ legId }, { actor }) => {
    const { leg, channel, reason } = await legFor(actor, legId);
    const draft = await readDraft(db, { agentId: actor.id, key: textKey(legId) });
    return {
      ...{ channel, address: leg.address, reason },
      window: channel === 'whatsapp' ? { closesAt: closesAt(leg) } : null,
      content: {
        text: '',
        template: null,
        uploads: [],
        ...(draft?.content as Partial<contract.TextContent> | undefined),
      },
      ...{ version: draft?.version ?? 0, writer: draft?.writer ?? null },
    };
  });

  answer(http, contract.saveTexting, async ({ legId, ...save }, { actor }) => {
    const { leg } = await legFor(actor, legId);
    const place = { agentId: actor.id, key: textKey(legId) };
    const saved = await act((one) => saveDraftRow(one, place, { ...save, interactionId: leg.interactionId }));
    if (!saved) throw refuse('draft-moved');
    return saved;
  });

  answer(http, contract.endTexting, async ({ legId }, { actor }) => {
    const { leg, channel } = await legFor(actor, legId);
    if (channel !== 'chat') throw refuse('not-live');
    if (!(await act((one) => endLeg(one, leg, 'agent')))) throw refuse('ended');
    return {};
  });

  answer(http, contract.listTemplates, async ({ legId }, { actor }) => {
    const { leg } = await legFor(actor, legId);
    const found = await texting.templates(leg.connectionId!);
    return 'failed' in found
      ? { templates: [], failed: { failure: found.failed, detail: found.detail } }
      : { templates: found.templates, failed: null };
  });

  answer(http, contract.sendText, async ({ legId, content, onceKey, translation: asked }, { actor }) => {
    const before = await outboundByClick(db, onceKey);
    if (before && before.agentId !== actor.id) throw refuse('not-found');
    if (before) return { messageId: before.id };
    const { leg, channel, connection, reason } = await legFor(actor, legId);
    if (reason) throw refuse(reason);
    // A template is in its own language already.
    const translation = content.template ? null : asked;
    const written = content.template ? filled(content.template) : content.text;
    const text = sound(translation ? translated(translation) : written).trim();
    const until = closesAt(leg);
    const open = channel !== 'whatsapp' || (until !== null && until > now());
    const why = whyNotText({
      channel,
      text,
      template: content.template,
      windowOpen: open,
      files: content.uploads.length,
    });
    if (why) throw refuse(why);
    const files = await filesFor(actor, channel, content.uploads);
    const agent = await agentById(db, actor.id);
    const made = await act(async (one) => {
      const added = await addText(
        one,
        leg,
        {
          agentId: actor.id,
          sender: { name: agent?.name ?? '', address: connection!.address },
          ...{ text, template: content.template, onceKey },
          original: translation && { html: textToHtml(sound(written)), from: translation.from, to: translation.to },
        },
        files,
      );
      if (added) await endSentDraft(one, { agentId: actor.id, key: textKey(legId) }, leg.interactionId, added.id);
      return added;
    });
    if (made) return { messageId: made.id };
    // The same click came twice at once, and the other was first.
    const other = await outboundByClick(db, onceKey);
    if (!other) throw refuse('in-trash');
    return { messageId: other.id };
  });
};
