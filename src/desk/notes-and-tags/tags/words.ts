import { defineWords } from '#ground/words.ts';

export const deskTagWords = defineWords({
  add: { fr: 'Ajouter des balises', en: 'Add tags' },
  tags: { fr: 'Balises', en: 'Tags' },
  'add-new': { fr: '+ Ajouter nouveau', en: '+ Add new' },
  none: { fr: 'Aucune balise', en: 'No tags' },
  'no-match': { fr: 'Aucune balise de ce nom.', en: 'No tag of that name.' },
  added: { fr: 'Balise ajoutée : {name}', en: 'Tag added: {name}' },
  removed: { fr: 'Balise retirée : {name}', en: 'Tag removed: {name}' },
  'refused.not-found': {
    fr: 'Cette interaction n’existe plus, ou ne vous est pas visible.',
    en: 'This interaction is gone, or you may not see it.',
  },
  'refused.not-mine': {
    fr: 'Elle n’est pas à vous : attribuez-la-vous pour changer ses balises.',
    en: 'It is not yours: assign it to yourself to change its tags.',
  },
  'refused.tag-gone': { fr: 'Cette balise n’existe plus.', en: 'This tag is gone.' },
  'refused.tags-full': { fr: 'Une interaction porte 20 balises au plus.', en: 'An interaction has 20 tags at most.' },
  'refused.may-not-create': {
    fr: 'Votre administrateur ne vous permet pas de créer des balises : choisissez dans la liste.',
    en: 'Your administrator does not let you create tags: choose from the list.',
  },
  'refused.too-many-tags': {
    fr: 'Il y a déjà trop de balises : un superviseur doit en réunir ou en archiver.',
    en: 'There are too many tags already: a supervisor must merge or archive some.',
  },
  'refused.name-taken': { fr: 'Une autre balise porte déjà ce nom.', en: 'Another tag has this name.' },

  'office.why': {
    fr: 'Les agents classent leurs interactions avec des balises et les retrouvent ainsi. Les clients ne les voient jamais.',
    en: 'Agents sort their interactions with tags and find them again. Customers never see them.',
  },
  'office.new': { fr: 'Nouvelle balise', en: 'New tag' },
  'office.none': { fr: 'Aucune balise', en: 'No tags' },
  'office.none.why': {
    fr: 'Créez la première, ou laissez les agents le faire en tapant son nom.',
    en: 'Create the first one, or let agents do so by typing its name.',
  },
  'office.search': { fr: 'Rechercher une balise', en: 'Search tags' },
  'column.name': { fr: 'Balise', en: 'Tag' },
  'column.uses': { fr: 'Interactions', en: 'Interactions' },
  'column.last': { fr: 'Dernier usage', en: 'Last used' },
  never: { fr: 'jamais', en: 'never' },
  archived: { fr: 'Archivée', en: 'Archived' },
  'archived.why': {
    fr: 'N’est plus proposée ; reste là où elle est.',
    en: 'No longer suggested; stays where it is.',
  },
  name: { fr: 'Nom', en: 'Name' },
  color: { fr: 'Couleur', en: 'Colour' },
  saved: { fr: 'La balise est enregistrée.', en: 'The tag is saved.' },
  merge: { fr: 'Réunir à une autre…', en: 'Merge into another…' },
  'merge.into': { fr: 'Réunir à', en: 'Merge into' },
  'merge.act': { fr: 'Réunir', en: 'Merge' },
  'merge.title': { fr: 'Réunir « {name} » à une autre balise', en: 'Merge “{name}” into another tag' },
  'merge.why': {
    fr: '{n, plural, =0 {Aucune interaction ne la porte.} one {L’interaction qui la porte aura l’autre à sa place.} other {Les # interactions qui la portent auront l’autre à sa place.}} Cela ne se défait pas.',
    en: '{n, plural, =0 {No interaction has it.} one {The interaction that has it will have the other instead.} other {The # interactions that have it will have the other instead.}} This cannot be undone.',
  },
  'merge.choose': { fr: 'Choisissez l’autre balise.', en: 'Choose the other tag.' },
  merged: { fr: 'Les deux balises n’en font qu’une.', en: 'The two tags are one.' },
});
