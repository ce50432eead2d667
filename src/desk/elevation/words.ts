import { defineWords } from '#ground/words.ts';

export const elevationWords = defineWords({
  add: { fr: 'Ajouter un appel sortant', en: 'Add outbound call' },
  title: { fr: 'Élever l’interaction', en: 'Elevate the interaction' },
  'title.why': {
    fr: 'Elle continue sur un autre canal, dans un nouvel onglet : un seul fil, un seul résultat.',
    en: 'It goes on by another channel, in a new tab: one timeline, one outcome.',
  },
  identifier: { fr: 'Identifiant du contact', en: 'The contact’s identifier' },
  'identifier.phone': { fr: 'Numéro de téléphone, p. ex. +1 514 555 0123', en: 'Phone number, e.g. +1 514 555 0123' },
  'identifier.email': { fr: 'Adresse courriel', en: 'Email address' },
  'identifier.known': { fr: 'Sur la fiche', en: 'On the card' },
  'identifier.read': { fr: '{shown} ({country})', en: '{shown} ({country})' },
  channel: { fr: 'Canal', en: 'Channel' },
  skill: { fr: 'Compétence', en: 'Skill' },
  'skill.choose': { fr: 'Choisissez', en: 'Choose' },
  start: { fr: 'Démarrer', en: 'Start' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  'started.heard': {
    fr: '{channel} vers {address} : l’onglet est ouvert',
    en: '{channel} to {address}: the tab is open',
  },
  'call.again': { fr: 'Rappeler {number}', en: 'Call {number} again' },
  loading: { fr: 'Recherche des canaux…', en: 'Looking for channels…' },
  tabs: { fr: 'Canaux de l’interaction', en: 'Channels of the interaction' },
  'tab.ended': { fr: 'terminé', en: 'ended' },
  'refused.closed': {
    fr: 'Une interaction fermée ne peut plus être élevée.',
    en: 'A closed interaction cannot be elevated any more.',
  },
  'refused.not-mine': {
    fr: 'Assignez-vous l’interaction pour l’élever.',
    en: 'Assign the interaction to yourself to elevate it.',
  },
  'refused.unavailable': {
    fr: 'Vous êtes indisponible. Passez à un autre état pour élever l’interaction.',
    en: 'You are unavailable. Choose another state to elevate the interaction.',
  },
  'refused.channel-not-allowed': {
    fr: 'Ce canal n’est pas offert à partir de celui-ci.',
    en: 'This channel is not offered from the present one.',
  },
  'refused.no-connection': {
    fr: 'Aucun accès n’est configuré pour ce canal. Un administrateur peut en ajouter sous Canaux.',
    en: 'Nothing is set up for this channel. An administrator can add it under Channels.',
  },
  'refused.channel-off': {
    fr: 'Ce canal ne vous est pas ouvert. Un administrateur peut l’ouvrir sous Autorisations.',
    en: 'This channel is not open to you. An administrator can open it under Permissions.',
  },
  'refused.identifier-wrong': {
    fr: 'Cet identifiant n’existe pas sur ce canal. Vérifiez-le : un numéro commence par + et l’indicatif du pays.',
    en: 'There is no such identifier on this channel. Check it: a number begins with + and its country code.',
  },
  'refused.not-found': { fr: 'Cette interaction n’existe plus.', en: 'This interaction is no more.' },
  'identifier.missing': { fr: 'Saisissez l’identifiant du contact.', en: 'Type the contact’s identifier.' },
  'channel.missing': { fr: 'Choisissez un canal.', en: 'Choose a channel.' },
  'skill.missing': { fr: 'Choisissez une compétence.', en: 'Choose a skill.' },
});
