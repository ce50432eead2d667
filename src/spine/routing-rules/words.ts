import { defineWords } from '#ground/words.ts';

/** A condition in a few words. {what}: the words looked for, an address, a language, hours. */
export const conditionWords = defineWords({
  'is.mailbox': { fr: 'écrit à {what}', en: 'written to {what}' },
  'not.mailbox': { fr: 'pas écrit à {what}', en: 'not written to {what}' },
  'is.sender': { fr: 'expéditeur {what}', en: 'sender {what}' },
  'not.sender': { fr: 'expéditeur autre que {what}', en: 'sender other than {what}' },
  'is.subject': { fr: 'objet avec « {what} »', en: 'subject with “{what}”' },
  'not.subject': { fr: 'objet sans « {what} »', en: 'subject without “{what}”' },
  'is.body': { fr: 'texte avec « {what} »', en: 'text with “{what}”' },
  'not.body': { fr: 'texte sans « {what} »', en: 'text without “{what}”' },
  'is.language': { fr: 'écrit en {what}', en: 'written in {what}' },
  'not.language': { fr: 'pas écrit en {what}', en: 'not written in {what}' },
  'is.contact-company': { fr: 'entreprise {what}', en: 'company {what}' },
  'not.contact-company': { fr: 'entreprise autre que {what}', en: 'company other than {what}' },
  'is.contact-place': { fr: 'lieu {what}', en: 'place {what}' },
  'not.contact-place': { fr: 'lieu autre que {what}', en: 'place other than {what}' },
  'is.contact-language': { fr: 'contact de langue {what}', en: 'contact’s language {what}' },
  'not.contact-language': { fr: 'contact d’une autre langue que {what}', en: 'contact’s language other than {what}' },
  'is.contact-tags': { fr: 'contact avec la balise {what}', en: 'contact tagged {what}' },
  'not.contact-tags': { fr: 'contact sans la balise {what}', en: 'contact not tagged {what}' },
  'is.time': { fr: 'reçu à l’heure {what}', en: 'received in the hours {what}' },
  'not.time': { fr: 'reçu hors de {what}', en: 'received outside {what}' },
  'is.attachments': { fr: 'avec une pièce jointe', en: 'with an attachment' },
  'not.attachments': { fr: 'sans pièce jointe', en: 'without an attachment' },
});
