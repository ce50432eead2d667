import { defineWords } from '#ground/words.ts';

export const tagWords = defineWords({
  tags: { fr: 'Balises', en: 'Tags' },
  'more-tags': {
    fr: '{n, plural, one {et # autre balise : {names}} other {et # autres balises : {names}}}',
    en: '{n, plural, one {and # more tag: {names}} other {and # more tags: {names}}}',
  },
  field: { fr: 'Nom de la balise', en: 'Tag name' },
  placeholder: { fr: 'Choisir une balise', en: 'Choose a tag' },
  'placeholder.create': { fr: 'Choisir ou créer une balise', en: 'Choose or create a tag' },
  list: { fr: 'Balises proposées', en: 'Suggested tags' },
  create: { fr: 'Créer « {name} »', en: 'Create “{name}”' },
  remove: { fr: 'Retirer la balise {name}', en: 'Remove the tag {name}' },
  there: { fr: '« {name} » y est déjà.', en: '“{name}” is there already.' },
  'no-match': { fr: 'Aucune balise de ce nom.', en: 'No tag of that name.' },
  'no-more': { fr: 'Toutes les balises y sont déjà.', en: 'All tags are there already.' },
  'none-yet': { fr: 'Aucune balise n’existe encore.', en: 'There are no tags yet.' },
  found: {
    fr: '{n, plural, =0 {Aucune balise} one {# balise} other {# balises}}',
    en: '{n, plural, =0 {No tags} one {# tag} other {# tags}}',
  },
  'color.grey': { fr: 'Gris', en: 'Grey' },
  'color.red': { fr: 'Rouge', en: 'Red' },
  'color.orange': { fr: 'Orange', en: 'Orange' },
  'color.yellow': { fr: 'Jaune', en: 'Yellow' },
  'color.green': { fr: 'Vert', en: 'Green' },
  'color.teal': { fr: 'Sarcelle', en: 'Teal' },
  'color.blue': { fr: 'Bleu', en: 'Blue' },
  'color.indigo': { fr: 'Indigo', en: 'Indigo' },
  'color.violet': { fr: 'Violet', en: 'Violet' },
  'color.pink': { fr: 'Rose', en: 'Pink' },
});
