import { defineWords } from '#ground/words.ts';

/** When an answer leaves, and what stops it. */
export const sendingWords = defineWords({
  ways: { fr: 'Autres façons d’envoyer', en: 'Other ways to send' },
  'then.label': { fr: 'Avec un état', en: 'With a status' },
  'then.as': { fr: 'Envoyer et marquer {status}', en: 'Send and mark {status}' },
  'then.close': { fr: 'Envoyer et fermer', en: 'Send and close' },
  'then.later': { fr: 'Au départ, marquer', en: 'On leaving, mark' },
  'then.later.none': { fr: 'Sans changer l’état', en: 'Leave the status as it is' },
  later: { fr: 'Envoyer plus tard…', en: 'Send later…' },
  'later.hour': { fr: 'Dans une heure', en: 'In an hour' },
  'later.tomorrow': { fr: 'Demain, 8:00', en: 'Tomorrow, 8:00' },
  'later.monday': { fr: 'Lundi, 8:00', en: 'Monday, 8:00' },
  'later.choose': { fr: 'Choisir la date et l’heure…', en: 'Choose date and time…' },
  'later.title': { fr: 'Envoyer plus tard', en: 'Send later' },
  'later.at': { fr: 'Date et heure du départ', en: 'Date and time' },
  'later.zone': { fr: 'Heure de {zone}', en: '{zone} time' },
  'later.plan': { fr: 'Planifier l’envoi', en: 'Schedule' },
  'later.heard': { fr: 'Départ prévu {when}.', en: 'Leaves {when}.' },
  'later.now': { fr: 'Envoyer maintenant', en: 'Send now' },
  'later.now.heard': { fr: 'Message en file d’envoi.', en: 'Message queued.' },

  'newer.live': {
    fr: '{count, plural, one {{name} a écrit pendant que vous rédigiez.} other {# nouveaux messages pendant que vous rédigiez, le dernier de {name}.}}',
    en: '{count, plural, one {{name} wrote while you were writing.} other {# new messages while you were writing, the last from {name}.}}',
  },
  'newer.stopped': {
    fr: 'Le message n’est pas parti.',
    en: 'The message was not sent.',
  },
  'newer.read': { fr: 'Lire', en: 'Read' },
  'newer.read.whose': { fr: 'Lire le message de {name}, {at}', en: 'Read the message from {name}, {at}' },
  'newer.anyway': { fr: 'Envoyer quand même', en: 'Send anyway' },
  'newer.continue': { fr: 'Continuer à écrire', en: 'Keep writing' },

  'others.began': { fr: '{name} a commencé une réponse ({at})', en: '{name} began an answer ({at})' },
  'others.preview': { fr: 'Aperçu', en: 'Preview' },
  'others.preview.hide': { fr: 'Masquer l’aperçu', en: 'Hide the preview' },
  'others.preview.whose': { fr: 'Réponse commencée par {name}', en: 'Answer begun by {name}' },
  'others.take': { fr: 'Reprendre ce brouillon', en: 'Take this draft over' },
  'others.take.why': {
    fr: 'Ce que vous avez écrit vous-même sera gardé parmi les versions.',
    en: 'What you wrote yourself is kept among the versions.',
  },
  'others.taken.heard': { fr: 'Le brouillon est à vous.', en: 'The draft is yours.' },
  'taken.by': { fr: '{name} a repris votre brouillon ({at}).', en: '{name} took over your draft ({at}).' },

  'back.note': {
    fr: 'Votre réponse prévue {when} n’est pas partie : {name} a écrit entre-temps ({at}).',
    en: 'Your answer due {when} was not sent: {name} wrote in the meantime ({at}).',
  },
  'back.plain': {
    fr: 'Votre réponse n’est pas partie : {name} a écrit entre-temps ({at}).',
    en: 'Your answer was not sent: {name} wrote in the meantime ({at}).',
  },
  'back.spam': {
    fr: 'Votre réponse planifiée ne partira pas : {name} a marqué cette interaction comme indésirable ({at}).',
    en: 'Your scheduled answer will not be sent: {name} marked this interaction as spam ({at}).',
  },
  'back.heard-spam': {
    fr: 'Votre réponse planifiée à {customer} ne partira pas : {name} a marqué l’interaction comme indésirable. Elle est de nouveau un brouillon.',
    en: 'Your scheduled answer to {customer} will not be sent: {name} marked the interaction as spam. It is a draft again.',
  },
  'back.list': { fr: 'Réponses non parties', en: 'Answers not sent' },
  'back.heard': {
    fr: 'Votre réponse planifiée à {customer} n’est pas partie : {name} a écrit entre-temps. Elle est de nouveau un brouillon.',
    en: 'Your scheduled answer to {customer} was not sent: {name} wrote in the meantime. It is a draft again.',
  },
  'back.seen': { fr: 'Compris', en: 'Understood' },
});
