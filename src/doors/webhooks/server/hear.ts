import { randomUUID } from 'node:crypto';
import type { Act } from '#ground/events/server/follow.ts';
import type { Entry } from '#ground/events/server/journal-store.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import type { Report } from '#spine/reports/contract.ts';
import { reasonOf } from '#spine/reports/rules.ts';
import { isToldOf, reportOf, reportsAfter } from '#spine/reports/server/api.ts';
import { WEBHOOK_EVENTS } from '../contract.ts';
import { endpointsFor, forgetAnswers, insertMessage, keptOf, saveBody } from './messages-store.ts';

/** Most of what is assigned was routed, of which nothing is told. */
export const concernsWebhooks = (entry: Entry): boolean =>
  reasonOf([entry]) !== null || entry.kind === INTERACTION_EVENTS.redacted;

/** `publicUrl`: where a person opens it; null: nobody said where this house is reached. */
const bodyFor = (event: string, at: Date, report: Report, publicUrl: string | null): string =>
  JSON.stringify({
    type: event,
    timestamp: at.toISOString(),
    data: {
      ...report,
      interaction: {
        ...report.interaction,
        ...(publicUrl ? { url: `${publicUrl.replace(/\/$/, '')}/i/${report.interaction.id}` } : {}),
      },
    },
  });

/** D11: what waits is written anew without what was hidden; what has left is forgotten here, as is what was answered. */
const rewrite = async ({ tx }: Act, interactionId: number, publicUrl: string | null): Promise<void> => {
  const kept = await keptOf(tx, interactionId);
  if (kept.length === 0) return;
  const report = await reportOf(tx, interactionId);
  for (const { id, event, occurredAt, waits } of kept)
    await saveBody(tx, id, waits && report ? bodyFor(event, occurredAt, report, publicUrl) : null);
  await forgetAnswers(
    tx,
    kept.map((one) => one.id),
  );
};

/** Writes down what is to be told after these entries of the journal, in their order. */
export const hearForWebhooks = async (act: Act, entries: readonly Entry[], publicUrl: string | null): Promise<void> => {
  for (const { interactionId, reason, at } of reportsAfter(entries)) {
    const event = `interaction.${reason}`;
    const endpointIds = await endpointsFor(act.tx, event);
    const report = endpointIds.length > 0 ? await reportOf(act.tx, interactionId) : null;
    if (!report || !isToldOf(report)) continue;
    const message = {
      ...{ id: `msg_${randomUUID().replaceAll('-', '')}`, event, interactionId, contactId: report.contact.id },
      ...{ occurredAt: at, body: bodyFor(event, at, report, publicUrl) },
    };
    await insertMessage(act.tx, message, endpointIds);
    for (const endpointId of endpointIds) act.say({ kind: WEBHOOK_EVENTS.changed, data: { endpointId } });
  }
  const hidden = entries.filter((one) => one.kind === INTERACTION_EVENTS.redacted).map((one) => one.interactionId);
  for (const interactionId of new Set(hidden)) if (interactionId !== null) await rewrite(act, interactionId, publicUrl);
};
