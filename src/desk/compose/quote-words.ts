import { defineWords } from '#ground/words.ts';

export const quoteWords = defineWords({
  strip: { fr: 'Message cité', en: 'Quoted message' },
  whose: { fr: 'Message cité : {name}, {date}', en: 'Quoted message: {name}, {date}' },
  preview: { fr: 'Aperçu', en: 'Preview' },
  'preview.hide': { fr: 'Masquer', en: 'Hide' },
  remove: { fr: 'Retirer', en: 'Remove' },
  'remove.heard': { fr: 'Le message ne sera pas cité.', en: 'The message will not be quoted.' },
  removed: { fr: 'Le message de {name} ne sera pas cité.', en: '{name}’s message will not be quoted.' },
  back: { fr: 'Remettre', en: 'Put back' },
  'back.heard': { fr: 'Le message sera cité.', en: 'The message will be quoted.' },
  into: { fr: 'Répondre point par point', en: 'Answer point by point' },
  'into.why': {
    fr: 'Place le message cité dans le texte, pour répondre entre ses lignes.',
    en: 'Puts the quoted message into the text, to answer between its lines.',
  },
  'into.done': { fr: 'Le message cité est dans le texte.', en: 'The quoted message is in the text.' },
  'gmail-clips': {
    fr: 'Gmail coupera ce message après 102 ko : joignez le tableau en fichier.',
    en: 'Gmail will clip this message after 102 KB: attach the table as a file.',
  },
  'gmail-clips.text': {
    fr: 'Gmail coupera ce message après 102 ko : la suite se lira sous « Afficher l’intégralité du message ».',
    en: 'Gmail will clip this message after 102 KB: the rest is read under “View entire message”.',
  },
  'refused.not-found': { fr: 'Ce message n’est plus là.', en: 'This message is no longer there.' },
});
