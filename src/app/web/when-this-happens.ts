import { browse, inbox } from '#desk/inbox/contract.ts';
import { listOutbound } from '#desk/compose/outbound/contract.ts';
import { options } from '#desk/outbound/contract.ts';
import { listDuplicates } from '#desk/customer-card/duplicates/contract.ts';
import { listPast, openCard } from '#desk/customer-card/contract.ts';
import { COMPOSE_EVENTS, comeBacks, newerMessages, openReply } from '#desk/compose/contract.ts';
import { officeDispositions } from '#desk/outcomes/contract.ts';
import { listNotes, NOTE_EVENTS } from '#desk/notes-and-tags/contract.ts';
import { officeTags } from '#desk/notes-and-tags/tags/contract.ts';
import { listQuickReplies, officeReplies, QUICK_REPLY_EVENTS } from '#desk/quick-replies/contract.ts';
import { listTimers, readPlans, readTimer, TIMER_EVENTS } from '#desk/timers/contract.ts';
import { listSplits } from '#desk/splitting/contract.ts';
import { about as aboutSpam, listBlocked, listStopped } from '#desk/spam/contract.ts';
import { listSleeps, readSleep, SNOOZE_EVENTS } from '#desk/snooze/contract.ts';
import { messageHtml, openThread } from '#desk/thread/contract.ts';
import { CONSULT_EVENTS, listConsultations, myConsultations } from '#desk/transfer/consult/contract.ts';
import { listHandovers, TRANSFER_EVENTS } from '#desk/transfer/contract.ts';
import { here, VIEWER_EVENTS } from '#desk/viewers/contract.ts';
import { readLegs } from '#desk/elevation/contract.ts';
import { openTexting } from '#desk/texting/contract.ts';
import { ofMessage, original, readChoices, TRANSLATION_EVENTS } from '#desk/translation/contract.ts';
import { readWhyHere } from '#desk/why-here/contract.ts';
import { listLedger, MAIL_IN_EVENTS } from '#doors/mail-in/contract.ts';
import { CRM_EVENTS, listCrmWork, readCrm, readCrmChoices } from '#doors/crm/contract.ts';
import { listChannels, listPhones, openPhone, readLog, TEXTS_EVENTS } from '#doors/texts/contract.ts';
import { myCall, myLine, readVoice, readVoiceLog, VOICE_EVENTS } from '#doors/voice/contract.ts';
import { listDeliveries, listEndpoints, openDelivery, WEBHOOK_EVENTS } from '#doors/webhooks/contract.ts';
import { readTranslator, TRANSLATOR_EVENTS } from '#doors/translator/contract.ts';
import type { Happening } from '#ground/web/stream.ts';
import { CONTACT_FILE_EVENTS, listContacts, listImports } from '#office/contact-files/contract.ts';
import { listFields } from '#office/contact-fields/contract.ts';
import { listMailboxes } from '#office/mailboxes/contract.ts';
import { readRules } from '#office/permissions/contract.ts';
import { readRules as readRoutingRules } from '#office/routing-rules/contract.ts';
import { readReadiness, readSettings } from '#office/settings/contract.ts';
import { listSkills, readLimits, readWeights } from '#office/skills/contract.ts';
import { listStaff } from '#office/staff/contract.ts';
import { CONNECTION_EVENTS } from '#spine/connections/contract.ts';
import { CONTACT_EVENTS } from '#spine/contacts/contract.ts';
import { DISPOSITION_EVENTS, outcome } from '#spine/dispositions/contract.ts';
import { DIRECTORY_CHANGED, find } from '#spine/directory/contract.ts';
import { DRAFT_EVENTS } from '#spine/drafts/contract.ts';
import { HOUSE_SETTINGS_EVENTS } from '#spine/house-settings/contract.ts';
import { INTERACTION_EVENTS } from '#spine/interactions/contract.ts';
import { MAILBOX_EVENTS } from '#spine/mailboxes/contract.ts';
import { listNotices, myChoices, NOTICE_EVENTS } from '#spine/notices/contract.ts';
import { me, PEOPLE_EVENTS } from '#spine/people/contract.ts';
import { mine as permissions, PERMISSION_EVENTS } from '#spine/permissions/contract.ts';
import { SPAM_EVENTS } from '#spine/spam/contract.ts';
import { listTags, TAG_EVENTS } from '#spine/tags/contract.ts';
import { ROUTING_EVENTS, skillNames } from '#spine/routing/contract.ts';
import { ROUTING_RULES_EVENTS } from '#spine/routing-rules/contract.ts';

export type Refetch = {
  call: string;
  /** Only where this input was asked with; absent: whatever the input. */
  where?: (input: Record<string, unknown>, happening: Happening) => boolean;
};

const ofInteraction: Refetch['where'] = (input, happening) => input['interactionId'] === happening.interaction;
const ofContact: Refetch['where'] = (input, happening) => input['contactId'] === happening.contact;

const lists: Refetch[] = [{ call: inbox.name }, { call: browse.name }];
/** Whether anything may be written there. */
const texting: Refetch[] = [{ call: openTexting.name }];
const legs: Refetch[] = [{ call: readLegs.name, where: ofInteraction }];
const thread: Refetch[] = [{ call: openThread.name, where: ofInteraction }];
const handovers: Refetch[] = [{ call: listHandovers.name, where: ofInteraction }];
/** A tag that was merged into another is on many. */
const allThreads: Refetch[] = [{ call: openThread.name }];
const consultations: Refetch[] = [
  { call: listConsultations.name, where: ofInteraction },
  { call: myConsultations.name },
];
const newer: Refetch[] = [{ call: newerMessages.name, where: ofInteraction }];
const reply: Refetch[] = [{ call: openReply.name, where: ofInteraction }];
const viewers: Refetch[] = [{ call: here.name, where: ofInteraction }];
/** The panel « Pourquoi ici ? », while it is open. */
const why: Refetch[] = [{ call: readWhyHere.name, where: ofInteraction }];
const ending: Refetch[] = [{ call: outcome.name, where: ofInteraction }];
const start: Refetch[] = [{ call: readReadiness.name }];
const timers: Refetch[] = [{ call: listTimers.name }, { call: readTimer.name, where: ofInteraction }];
const sleeps: Refetch[] = [{ call: listSleeps.name }, { call: readSleep.name, where: ofInteraction }];
const spam: Refetch[] = [{ call: aboutSpam.name, where: ofInteraction }];
const card: Refetch[] = [
  { call: openCard.name, where: ofContact },
  { call: listPast.name, where: ofContact },
];
const joined: Refetch[] = [
  ...[...lists, ...allThreads, { call: find.name }],
  ...[openCard, listPast, listDuplicates].map(({ name }) => ({ call: name })),
];
/** A name stands in every list. */
const isRenamed: Refetch['where'] = (_input, { data }) => data['what'] === 'name';

/** Event of the journal -> calls whose answers are asked again. All that the live stream does to the page is here. */
export const whenThisHappens: Readonly<Record<string, readonly Refetch[]>> = {
  [INTERACTION_EVENTS.received]: [
    { call: readChoices.name, where: ofInteraction },
    ...why,
    ...lists,
    ...thread,
    ...ending,
    ...newer,
    ...card,
    ...start,
    // WhatsApp’s day begins anew with each of the contact’s words.
    ...legs,
    ...texting,
    { call: listLedger.name },
  ],
  [INTERACTION_EVENTS.answered]: [...lists, ...thread, ...ending, ...newer, ...card],
  [INTERACTION_EVENTS.elevated]: [...lists, ...thread, ...legs, ...texting],
  [INTERACTION_EVENTS.forwarded]: [...thread],
  [INTERACTION_EVENTS.transcriptSent]: [...thread],
  [INTERACTION_EVENTS.autoAnswered]: [...why, ...thread],
  [INTERACTION_EVENTS.delivery]: [...thread],
  [INTERACTION_EVENTS.assigned]: [
    ...why,
    ...lists,
    ...thread,
    ...card,
    ...reply,
    ...ending,
    ...handovers,
    ...consultations,
  ],
  [INTERACTION_EVENTS.unassigned]: [...why, ...lists, ...thread, ...card, ...reply, ...ending],
  [INTERACTION_EVENTS.statusChanged]: [...lists, ...thread, ...card, ...ending, ...texting],
  [INTERACTION_EVENTS.split]: [
    ...[...why, ...lists, ...thread, ...newer, ...card, ...reply, ...ending],
    { call: listSplits.name, where: ofInteraction },
  ],
  [INTERACTION_EVENTS.trashed]: [...why, ...lists, ...thread, ...card, ...reply, ...ending, ...spam],
  [INTERACTION_EVENTS.restored]: [...why, ...lists, ...thread, ...card, ...reply, ...ending, ...spam],
  [INTERACTION_EVENTS.merged]: [...why, ...lists, ...thread, ...card],
  [INTERACTION_EVENTS.gathered]: [
    ...[...why, ...lists, ...thread, ...card, ...reply, ...handovers, ...consultations],
    { call: listSplits.name, where: ofInteraction },
    { call: listNotes.name, where: ofInteraction },
  ],
  // What a page still holds of a hidden message goes at once; its HTML is asked again and is not there.
  [TRANSLATION_EVENTS.chosen]: [{ call: readChoices.name, where: ofInteraction }],
  [INTERACTION_EVENTS.redacted]: [
    ...[{ call: ofMessage.name }, { call: original.name }],
    ...[...lists, ...thread, ...newer, ...reply, ...card, ...handovers, ...consultations],
    ...[{ call: messageHtml.name }, { call: listNotes.name, where: ofInteraction }],
  ],
  [TRANSFER_EVENTS.handedOn]: [...handovers],
  [CONSULT_EVENTS.changed]: [...consultations],
  [CONSULT_EVENTS.seen]: [...consultations],
  [NOTE_EVENTS.changed]: [{ call: listNotes.name, where: ofInteraction }],
  [QUICK_REPLY_EVENTS.changed]: [{ call: listQuickReplies.name }, { call: officeReplies.name }],
  [QUICK_REPLY_EVENTS.favourites]: [{ call: listQuickReplies.name }],
  [INTERACTION_EVENTS.invited]: [{ call: browse.name }, ...thread],
  [INTERACTION_EVENTS.read]: [...lists],
  [TAG_EVENTS.tagged]: [...lists, ...thread, { call: officeTags.name }],
  [TAG_EVENTS.changed]: [{ call: listTags.name }, { call: officeTags.name }, ...lists, ...allThreads],
  [NOTICE_EVENTS.told]: [{ call: listNotices.name }],
  [NOTICE_EVENTS.seen]: [{ call: listNotices.name }],
  [NOTICE_EVENTS.choices]: [{ call: myChoices.name }],

  [TIMER_EVENTS.changed]: [...timers],
  [TIMER_EVENTS.half]: [...timers],
  [TIMER_EVENTS.due]: [...timers],
  [TIMER_EVENTS.expired]: [...timers],
  [TIMER_EVENTS.plansChanged]: [{ call: listTimers.name }, { call: readTimer.name }, { call: readPlans.name }],

  [SNOOZE_EVENTS.changed]: [...sleeps],
  [SNOOZE_EVENTS.woken]: [...sleeps],

  [COMPOSE_EVENTS.cameBack]: [...reply, { call: comeBacks.name }],
  [VIEWER_EVENTS.changed]: [...viewers],
  [DRAFT_EVENTS.began]: [...reply, ...viewers, { call: listOutbound.name }],
  [DRAFT_EVENTS.ended]: [...reply, ...viewers, { call: comeBacks.name }, { call: listOutbound.name }],
  [DRAFT_EVENTS.moved]: [...reply, ...viewers, { call: listOutbound.name }],

  [CONTACT_EVENTS.changed]: [
    ...card,
    // Another's name or address may be like theirs now.
    { call: listDuplicates.name },
    ...[...lists, ...allThreads, { call: find.name }].map((one) => ({ ...one, where: isRenamed })),
  ],
  // Whose an interaction is stands in every list, and its card is another's.
  [CONTACT_EVENTS.merged]: joined,
  [CONTACT_EVENTS.split]: joined,
  [CONTACT_EVENTS.erased]: [...joined, { call: listContacts.name }],
  [CONTACT_EVENTS.imported]: [...joined, { call: listContacts.name }],
  [CONTACT_FILE_EVENTS.changed]: [{ call: listImports.name }],
  [CONTACT_EVENTS.fieldsChanged]: [{ call: openCard.name }, { call: listFields.name }],

  [DISPOSITION_EVENTS.chosen]: [...ending, ...card],
  [DISPOSITION_EVENTS.changed]: [{ call: outcome.name }, { call: officeDispositions.name }],

  [ROUTING_EVENTS.queued]: [...why, ...lists, ...card, { call: listSkills.name }],
  [ROUTING_EVENTS.offered]: [...why, ...lists],
  [ROUTING_EVENTS.offerEnded]: [...why, ...lists],
  [ROUTING_EVENTS.rulesChanged]: [
    { call: options.name },
    ...lists,
    ...start,
    { call: listSkills.name },
    { call: skillNames.name },
    { call: officeDispositions.name },
    { call: outcome.name },
    { call: readWeights.name },
    { call: readLimits.name },
    { call: listStaff.name },
  ],

  [PEOPLE_EVENTS.presenceChanged]: [{ call: readWhyHere.name }, { call: me.name }, { call: listStaff.name }, ...start],
  [PEOPLE_EVENTS.agentChanged]: [
    { call: options.name },
    { call: me.name },
    { call: inbox.name },
    { call: listStaff.name },
    ...start,
  ],

  // Where it is on the page alone: see useWatch.
  [DIRECTORY_CHANGED]: [{ call: find.name }],

  [MAILBOX_EVENTS.changed]: [
    { call: options.name },
    { call: listMailboxes.name },
    { call: readRoutingRules.name },
    ...start,
  ],
  [CRM_EVENTS.changed]: [{ call: readCrm.name }, { call: readCrmChoices.name }],
  [CRM_EVENTS.exchanged]: [{ call: readCrm.name }, { call: listCrmWork.name }],
  [TEXTS_EVENTS.changed]: [{ call: listChannels.name }, { call: readLog.name }],
  [TEXTS_EVENTS.played]: [{ call: listPhones.name }, { call: openPhone.name }],
  [VOICE_EVENTS.setUp]: [{ call: myLine.name }, { call: readVoice.name }, { call: readVoiceLog.name }],
  [VOICE_EVENTS.changed]: [{ call: myCall.name }, { call: readVoiceLog.name }, ...lists, ...legs],
  [CONNECTION_EVENTS.changed]: [{ call: listChannels.name }, { call: listPhones.name }, ...texting],
  [WEBHOOK_EVENTS.changed]: [{ call: listEndpoints.name }, { call: listDeliveries.name }, { call: openDelivery.name }],
  [TRANSLATOR_EVENTS.changed]: [{ call: readTranslator.name }, { call: readChoices.name }],
  [ROUTING_RULES_EVENTS.changed]: [{ call: readRoutingRules.name }],
  [PERMISSION_EVENTS.changed]: [
    { call: permissions.name },
    { call: readRules.name },
    { call: openCard.name },
    { call: listDuplicates.name },
  ],
  [HOUSE_SETTINGS_EVENTS.changed]: [{ call: readPlans.name }, { call: readSettings.name }, { call: outcome.name }],
  [SPAM_EVENTS.changed]: [{ call: listBlocked.name }, { call: aboutSpam.name }],
  [SPAM_EVENTS.stopped]: [
    { call: listBlocked.name },
    { call: listStopped.name },
    { call: aboutSpam.name },
    { call: listLedger.name },
  ],
  [MAIL_IN_EVENTS.settled]: [{ call: listLedger.name }],
};
