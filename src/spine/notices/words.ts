import { defineWords } from '#ground/words.ts';

export const noticesWords = defineWords({
  title: { fr: 'Notifications', en: 'Notifications' },
  bell: {
    fr: 'Notifications{n, plural, =0 {} one { : # non lue} other { : # non lues}}',
    en: 'Notifications{n, plural, =0 {} other {: # unread}}',
  },
  'all-seen': { fr: 'Tout marquer comme lu', en: 'Mark all as read' },
  'none-unseen': { fr: 'Tout est lu.', en: 'Everything is read.' },
  unseen: { fr: 'Non lue', en: 'Unread' },
  open: { fr: 'Ouvrir', en: 'Open' },
  more: { fr: 'Afficher la suite', en: 'Show more' },
  empty: { fr: 'Aucune notification', en: 'No notifications' },
  'empty.why': {
    fr: 'Une mention, une consultation, un transfert ou un message non remis vous sera signalé ici.',
    en: 'A mention, a consultation, a transfer or an undelivered message will be reported here.',
  },
  someone: { fr: 'Quelqu’un', en: 'Someone' },
  gone: {
    fr: 'L’interaction ne vous est plus visible.',
    en: 'The interaction is no longer visible to you.',
  },
  about: { fr: '{name} · {subject}', en: '{name} · {subject}' },

  'kind.mention': { fr: '{by} vous mentionne dans une note', en: '{by} mentions you in a note' },
  'kind.consult': { fr: '{by} vous consulte', en: '{by} consults you' },
  'kind.consult-answer': {
    fr: '{by} a répondu à votre consultation',
    en: '{by} answered your consultation',
  },
  'kind.transferred': { fr: '{by} vous a transféré une interaction', en: '{by} transferred an interaction to you' },
  'kind.assigned': { fr: '{by} vous a attribué une interaction', en: '{by} assigned an interaction to you' },
  'kind.bounced': { fr: 'Un de vos messages n’a pas été remis', en: 'One of your messages was not delivered' },
  'kind.status-not-set': {
    fr: 'Votre réponse est partie, sans mettre l’état {status, select, pending {En attente} escalated {Escaladé} resolved {Résolu} closed {Fermé} other {demandé}} : {why, select, closed {l’interaction était fermée} disposition {il manquait une disposition} other {l’interaction n’était plus à vous}}',
    en: 'Your answer has left, without setting the status {status, select, pending {Pending} escalated {Escalated} resolved {Resolved} closed {Closed} other {asked for}}: {why, select, closed {the interaction was closed} disposition {a disposition was missing} other {the interaction was no longer yours}}',
  },
  'kind.timer-half': {
    fr: 'La moitié du temps de réponse est écoulée',
    en: 'Half of the response time is gone',
  },
  'kind.timer-half-customer': {
    fr: 'La moitié du temps laissé au client est écoulée',
    en: 'Half of the time given to the customer is gone',
  },
  'kind.timer-due': { fr: 'Le temps de réponse est écoulé', en: 'The response time is up' },
  'kind.timer-expired': {
    fr: 'Le client n’a pas répondu à temps : l’interaction a quitté votre boîte',
    en: 'The customer did not answer in time: the interaction has left your inbox',
  },
  'kind.spam': {
    fr: '{by} a marqué une de vos interactions comme indésirable',
    en: '{by} marked an interaction of yours as spam',
  },
  'kind.webhook-stopped': {
    fr: 'Un webhook a été désactivé, car son adresse ne répond plus : {url}',
    en: 'A webhook was turned off because its address no longer answers: {url}',
  },
  'kind.crm-failing': {
    fr: 'HubSpot n’est plus tenu à jour : {problem, select, token-refused {le jeton est refusé} scopes {il manque un droit au jeton} unreachable {il ne répond pas} refused {il refuse ce qui lui est envoyé} other {quelque chose l’empêche}}. Voir la page CRM.',
    en: 'HubSpot is no longer kept up to date: {problem, select, token-refused {the token is refused} scopes {the token lacks a right} unreachable {it does not answer} refused {it refuses what is sent to it} other {something prevents it}}. See the CRM page.',
  },
  'kind.woken-time': { fr: 'Réveillée : l’heure choisie est venue', en: 'Awake again: the time you chose has come' },
  'kind.woken-contact': { fr: 'Réveillée : le contact a écrit', en: 'Awake again: the contact wrote' },

  choices: { fr: 'Sons et notifications du bureau', en: 'Sounds and desktop notifications' },
  'choices.what': { fr: 'M’avertir', en: 'Tell me' },
  'choices.desktop': { fr: 'Bureau', en: 'Desktop' },
  'choices.sound': { fr: 'Son', en: 'Sound' },
  'occasion.notice': { fr: 'd’une notification', en: 'of a notification' },
  'occasion.arrival': {
    fr: 'quand une interaction arrive dans ma boîte',
    en: 'when an interaction comes into my inbox',
  },
  'occasion.message': {
    fr: 'quand un message arrive dans une des miennes',
    en: 'when a message comes into one of mine',
  },
  'choice.desktop': { fr: 'Notification du bureau : {occasion}', en: 'Desktop notification: {occasion}' },
  'choice.sound': { fr: 'Son : {occasion}', en: 'Sound: {occasion}' },
  'desktop.allow': { fr: 'Autoriser les notifications du bureau', en: 'Allow desktop notifications' },
  'desktop.allow.why': {
    fr: 'Ce navigateur doit d’abord les permettre. Elles ne se montrent que si Relais n’est pas à l’avant.',
    en: 'This browser must allow them first. They only show while Relais is not in front.',
  },
  'desktop.granted': {
    fr: 'Permises dans ce navigateur. Elles ne se montrent que si Relais n’est pas à l’avant.',
    en: 'Allowed in this browser. They only show while Relais is not in front.',
  },
  'desktop.denied': {
    fr: 'Ce navigateur les refuse à Relais. Changez-le dans les réglages du site.',
    en: 'This browser refuses them to Relais. Change that in the site’s settings.',
  },
  'desktop.missing': {
    fr: 'Ce navigateur n’en a pas, ou l’adresse n’est pas en HTTPS.',
    en: 'This browser has none, or the address is not HTTPS.',
  },
  'sound.try': { fr: 'Écouter', en: 'Listen' },
});
