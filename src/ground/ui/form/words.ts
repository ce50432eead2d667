import { defineWords } from '#ground/words.ts';

export const formWords = defineWords({
  'problem.required': { fr: 'Ce champ est requis.', en: 'This field is required.' },
  'problem.number': { fr: 'Un nombre est requis.', en: 'A number is required.' },
  'problem.whole': { fr: 'Un nombre entier est requis.', en: 'A whole number is required.' },
  'problem.short': {
    fr: 'Il faut au moins {n, plural, one {# caractère} other {# caractères}}.',
    en: 'It takes at least {n, plural, one {# character} other {# characters}}.',
  },
  'problem.long': {
    fr: 'Au plus {n, plural, one {# caractère} other {# caractères}}.',
    en: 'At most {n, plural, one {# character} other {# characters}}.',
  },
  'problem.low': { fr: 'Au moins {n}.', en: 'At least {n}.' },
  'problem.high': { fr: 'Au plus {n}.', en: 'At most {n}.' },
  'problem.email': {
    fr: 'Ce n’est pas une adresse courriel, comme nom@exemple.ca.',
    en: 'This is not an email address, such as name@example.com.',
  },
  'problem.invalid': { fr: 'Cette valeur n’est pas acceptée.', en: 'This value is not accepted.' },
  'read-only': {
    fr: 'Seul un administrateur peut changer ceci.',
    en: 'Only an administrator can change this.',
  },
  'leave.title': { fr: 'Abandonner les changements ?', en: 'Discard the changes?' },
  'leave.why': {
    fr: 'Ce que vous avez saisi n’est pas enregistré.',
    en: 'What you typed has not been saved.',
  },
  'leave.confirm': { fr: 'Abandonner', en: 'Discard' },
  saved: { fr: 'C’est enregistré.', en: 'Saved.' },
  unsaved: { fr: 'Changements non enregistrés', en: 'Unsaved changes' },
  reset: { fr: 'Rétablir', en: 'Reset' },
});
