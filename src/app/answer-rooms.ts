import type { FastifyInstance } from 'fastify';
import { composeRoutes } from '#desk/compose/server/routes.ts';
import { customerCardRoutes } from '#desk/customer-card/server/routes.ts';
import { forwardRoutes } from '#desk/forward/server/routes.ts';
import { inboxRoutes } from '#desk/inbox/server/routes.ts';
import { outboundRoutes } from '#desk/outbound/server/routes.ts';
import { maskNotes, notesOf } from '#desk/notes-and-tags/server/api.ts';
import { notesRoutes } from '#desk/notes-and-tags/server/routes.ts';
import { outcomesRoutes } from '#desk/outcomes/server/routes.ts';
import { quickRepliesRoutes } from '#desk/quick-replies/server/routes.ts';
import { redactionRoutes } from '#desk/redaction/server/routes.ts';
import { mergingRoutes } from '#desk/merging/server/routes.ts';
import { searchRoutes } from '#desk/search/server/routes.ts';
import { splittingRoutes } from '#desk/splitting/server/routes.ts';
import { spamRoutes } from '#desk/spam/server/routes.ts';
import { snoozeRoutes } from '#desk/snooze/server/routes.ts';
import { threadRoutes } from '#desk/thread/server/routes.ts';
import { viewersRoutes } from '#desk/viewers/server/routes.ts';
import { whyHereRoutes } from '#desk/why-here/server/routes.ts';
import { maskTalk } from '#desk/transfer/server/api.ts';
import { transcriptRoutes } from '#desk/transcripts/server/routes.ts';
import { translationRoutes } from '#desk/translation/server/routes.ts';
import { transferRoutes } from '#desk/transfer/server/routes.ts';
import { timersRoutes } from '#desk/timers/server/routes.ts';
import { customerMailboxRoutes } from '#doors/customer-mailbox/server/api.ts';
import { mailInRoutes, probeImap, rawOfLedger, releaseSpam, watchStates } from '#doors/mail-in/server/api.ts';
import { probeSmtp } from '#doors/mail-out/server/api.ts';
import { contactFilesRoutes } from '#office/contact-files/server/routes.ts';
import { contactFieldsRoutes } from '#office/contact-fields/server/routes.ts';
import { createTranslator, translatorRoutes } from '#doors/translator/server/api.ts';
import { elevationRoutes } from '#desk/elevation/server/routes.ts';
import { textingRoutes } from '#desk/texting/server/routes.ts';
import { createTexting, textsRoutes } from '#doors/texts/server/api.ts';
import { voiceRoutes } from '#doors/voice/server/api.ts';
import { crmRoutes, HUBSPOT } from '#doors/crm/server/api.ts';
import { webhooksRoutes } from '#doors/webhooks/server/api.ts';
import { mailboxesRoutes } from '#office/mailboxes/server/routes.ts';
import { permissionRulesRoutes } from '#office/permissions/server/routes.ts';
import { routingRulesRoutes } from '#office/routing-rules/server/routes.ts';
import { settingsRoutes } from '#office/settings/server/routes.ts';
import { skillsRoutes } from '#office/skills/server/routes.ts';
import { staffRoutes } from '#office/staff/server/routes.ts';
import { dispositionsRoutes } from '#spine/dispositions/server/routes.ts';
import { directoryRoutes } from '#spine/directory/server/routes.ts';
import type { Sessions } from '#spine/people/server/api.ts';
import { draftsRoutes } from '#spine/drafts/server/routes.ts';
import { tagsRoutes } from '#spine/tags/server/routes.ts';
import { noticesRoutes } from '#spine/notices/server/routes.ts';
import { peopleRoutes } from '#spine/people/server/routes.ts';
import { permissionsRoutes } from '#spine/permissions/server/routes.ts';
import { routingRoutes } from '#spine/routing/server/routes.ts';
import { demoAccounts } from './demo/accounts.ts';
import { roomsOf, type House } from './house.ts';

/** Every room's routes with what each needs: the only place that knows them all. */
export const answerRooms = async (
  http: FastifyInstance,
  house: House,
  given: { sessions: Sessions; smtp: { host: string; port: number } },
): Promise<{ stop(): Promise<void> }> => {
  const { act, blobs, tokens, bell, database } = house;
  const { db } = house.database;
  peopleRoutes(http, { db, act, sessions: given.sessions, demoAccounts: () => demoAccounts(db) });
  routingRoutes(http, { db });
  directoryRoutes(http, { db });
  permissionsRoutes(http, { db });
  draftsRoutes(http, { db, act });
  noticesRoutes(http, { db, act });
  tagsRoutes(http, { db });
  dispositionsRoutes(http, { db });
  inboxRoutes(http, { db, act });
  threadRoutes(http, { db, act, blobs, rawOf: (ledgerId) => rawOfLedger(db, ledgerId), allowPrivateHosts: false });
  composeRoutes(http, { db, act, blobs, tokens });
  forwardRoutes(http, { db, act, rawOf: (ledgerId) => rawOfLedger(db, ledgerId) });
  redactionRoutes(http, { act, besides: [maskNotes, maskTalk] });
  customerCardRoutes(http, { db, act });
  viewersRoutes(http, { db, act });
  outboundRoutes(http, { db });
  outcomesRoutes(http, { db, act });
  transferRoutes(http, { db, act });
  notesRoutes(http, { db, act });
  quickRepliesRoutes(http, { db, act });
  timersRoutes(http, { db, act });
  mergingRoutes(http, { db, act });
  searchRoutes(http, { db });
  splittingRoutes(http, { db, act });
  snoozeRoutes(http, { db, act });
  spamRoutes(http, { db, act, release: releaseSpam });
  translationRoutes(http, { db, act, translator: createTranslator({ db, seal: house.seal }) });
  whyHereRoutes(http, { db });
  transcriptRoutes(http, {
    ...{ db, act, blobs, tokens },
    notesOf: async (interactionId) =>
      (await notesOf(db, interactionId)).map((note) => ({
        author: note.agentName,
        at: note.createdAt,
        text: note.text,
      })),
  });
  contactFilesRoutes(http, { db, act });
  contactFieldsRoutes(http, { db, act });
  staffRoutes(http, { db, act });
  skillsRoutes(http, { db, act });
  permissionRulesRoutes(http, { db, act });
  routingRulesRoutes(http, { db, act });
  settingsRoutes(http, { db, act });
  mailboxesRoutes(http, {
    ...{ db, act, seal: house.seal, listener: given.smtp, watchStates },
    probes: {
      imap: probeImap,
      smtp: (settings, sender) => probeSmtp({ ...settings, hostName: house.config.hostName }, sender),
    },
  });
  mailInRoutes(http, { db, act });
  translatorRoutes(http, { db, act, seal: house.seal });
  crmRoutes(http, {
    ...{ db, act, seal: house.seal, publicUrl: house.config.publicUrl },
    address: house.config.hubspotAddress ?? HUBSPOT,
  });
  const { publicUrl, textsAddress } = house.config;
  const texts = { db, act, blobs, seal: house.seal, publicUrl, address: textsAddress };
  elevationRoutes(http, { db, act });
  textingRoutes(http, { db, act, texting: createTexting(texts) });
  const demo = (await demoAccounts(db)).length > 0;
  const site = await textsRoutes(http, { ...texts, database, bell, demo });
  voiceRoutes(http, {
    ...{ act, blobs, seal: house.seal, rooms: roomsOf(house), demo },
  });
  webhooksRoutes(http, { db, act, seal: house.seal, allowPrivate: house.config.webhooksPrivate });
  // Its pages hear of new mail by a stream of their own, for customers are not signed in.
  const mailbox = await customerMailboxRoutes(http, { database, bell, demo, smtp: given.smtp });
  return { stop: async () => void (await Promise.all([mailbox.stop(), site.stop()])) };
};
