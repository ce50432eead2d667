import { defineWords } from '#ground/words.ts';

export const customerCardWords = defineWords({
  title: { fr: 'Client', en: 'Customer' },
  since: { fr: 'Connu depuis {date}', en: 'Known since {date}' },
  'kind.email': { fr: 'Courriel', en: 'Email' },
  'kind.phone': { fr: 'Téléphone', en: 'Phone' },
  'kind.whatsapp': { fr: 'WhatsApp', en: 'WhatsApp' },
  language: { fr: 'Langue', en: 'Language' },
  company: { fr: 'Entreprise', en: 'Company' },
  previous: { fr: 'Interactions précédentes', en: 'Previous interactions' },
  'previous.none': { fr: 'C’est la première.', en: 'This is the first one.' },
  more: {
    fr: '{n, plural, one {et # autre} other {et # autres}}',
    en: '{n, plural, one {and # more} other {and # more}}',
  },
  'refused.switched-off': {
    fr: 'Un administrateur n’a pas activé la fiche du client pour vous.',
    en: 'An administrator has not enabled the customer card for you.',
  },
  'refused.not-found': { fr: 'Cette personne n’est plus connue.', en: 'This person is no longer known.' },
});
