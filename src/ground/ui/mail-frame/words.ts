import { defineWords } from '#ground/words.ts';

export const mailFrameWords = defineWords({
  message: { fr: 'Texte du message', en: 'Message text' },
  'images.blocked': {
    fr: '{count, plural, one {# image distante bloquée} other {# images distantes bloquées}}',
    en: '{count, plural, one {# remote image blocked} other {# remote images blocked}}',
  },
  'images.why': {
    fr: 'Afficher une image distante peut apprendre à l’expéditeur que le message a été ouvert.',
    en: 'Showing a remote image may tell the sender that the message was opened.',
  },
  'images.show': { fr: 'Afficher', en: 'Show' },
  'quotes.show': { fr: 'Afficher le texte cité', en: 'Show quoted text' },
  'quotes.hide': { fr: 'Masquer le texte cité', en: 'Hide quoted text' },
  'colours.original': { fr: 'Couleurs d’origine', en: 'Original colours' },
  'colours.dark': { fr: 'Couleurs sombres', en: 'Dark colours' },
});
