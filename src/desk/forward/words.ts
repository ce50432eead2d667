import { defineWords } from '#ground/words.ts';

export const forwardWords = defineWords({
  forward: { fr: 'Transférer', en: 'Forward' },
  title: { fr: 'Transférer ce courriel', en: 'Forward this email' },
  exact: {
    fr: 'Le courriel de {name} partira tel qu’il a été reçu, pièces jointes comprises. Il ne peut pas être modifié.',
    en: 'The email from {name} will leave exactly as it was received, attachments included. It cannot be edited.',
  },
  empty: {
    fr: 'Le contenu de ce courriel a été supprimé : le destinataire recevra un courriel vide.',
    en: 'The content of this email was deleted: the recipient will receive an empty email.',
  },
  unnamed: {
    fr: 'Le courriel partira sans le nom de son auteur, qui a été supprimé. Il ne peut pas être modifié.',
    en: 'The email will leave without the name of its author, which was deleted. It cannot be edited.',
  },
  address: { fr: 'Adresse courriel', en: 'Email address' },
  'address.hint': {
    fr: 'Une adresse, ou plusieurs séparées par des virgules.',
    en: 'One address, or several separated by commas.',
  },
  send: { fr: 'Envoyer le message', en: 'Send the message' },
  sent: { fr: 'Courriel transféré à {addresses}', en: 'Email forwarded to {addresses}' },
  undo: { fr: 'Annuler', en: 'Undo' },
  undone: { fr: 'Le transfert est annulé.', en: 'The forward is undone.' },
  cut: {
    fr: 'La liaison avec le serveur a été coupée. Envoyez de nouveau : le courriel ne partira qu’une fois.',
    en: 'The connection to the server was cut. Send again: the email will leave only once.',
  },
  'refused.not-found': {
    fr: 'Ce courriel n’existe plus ou ne vous est pas visible.',
    en: 'This email is gone, or you may not see it.',
  },
  'refused.switched-off': {
    fr: 'Un administrateur n’a pas activé cette fonction pour vous.',
    en: 'An administrator has not enabled this for you.',
  },
  'refused.email-not-enabled': {
    fr: 'Les courriels ne sont pas activés pour vous. Demandez à un administrateur.',
    en: 'Email is not enabled for you. Ask an administrator.',
  },
  'refused.no-source': {
    fr: 'L’original de ce message n’est pas conservé : il ne peut pas être transféré.',
    en: 'The original of this message is not kept: it cannot be forwarded.',
  },
  'refused.no-mailbox': {
    fr: 'La boîte de cette interaction n’existe plus.',
    en: 'The mailbox of this interaction is gone.',
  },
  'refused.no-recipient': { fr: 'Saisissez l’adresse courriel.', en: 'Type the email address.' },
  'refused.bad-address': {
    fr: 'L’adresse « {address} » n’est pas valable.',
    en: 'The address “{address}” is not valid.',
  },
  'refused.own-address': {
    fr: '« {address} » est une adresse de la maison : le courriel reviendrait ici.',
    en: '“{address}” is an address of this house: the email would come back here.',
  },
  'refused.dangerous-file': {
    fr: '« {name} » peut exécuter un programme : ce courriel ne peut pas être transféré.',
    en: '“{name}” can run a program: this email cannot be forwarded.',
  },
  'refused.already-gone': {
    fr: 'Trop tard : le courriel est déjà parti.',
    en: 'Too late: the email has already left.',
  },
  'refused.draft-moved': { fr: 'Modifié dans un autre onglet.', en: 'Changed in another tab.' },
});
