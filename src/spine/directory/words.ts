import { defineWords } from '#ground/words.ts';

export const directoryWords = defineWords({
  search: { fr: 'Rechercher dans l’annuaire', en: 'Search the directory' },
  'search.placeholder': { fr: 'Nom ou adresse courriel', en: 'Name or email address' },
  source: { fr: 'Annuaire', en: 'Directory' },
  'source.all': { fr: 'Tout', en: 'All' },
  'source.contact': { fr: 'Contacts', en: 'Contacts' },
  'source.agent': { fr: 'Agents', en: 'Agents' },
  'source.skill': { fr: 'Compétences', en: 'Skills' },
  'source.team': { fr: 'Équipes', en: 'Teams' },
  results: { fr: 'Résultats de l’annuaire', en: 'Directory results' },
  'kind.contact': { fr: 'Contact', en: 'Contact' },
  'kind.agent': { fr: 'Agent', en: 'Agent' },
  'kind.skill': { fr: 'Compétence', en: 'Skill' },
  'kind.team': { fr: 'Équipe', en: 'Team' },
  'kind.address': { fr: 'Nouvelle adresse', en: 'New address' },
  'on-call': { fr: 'en appel', en: 'on a call' },
  room: {
    fr: '{room, plural, =0 {boîte pleine} one {# place libre} other {# places libres}}',
    en: '{room, plural, =0 {inbox full} one {# place free} other {# places free}}',
  },
  free: {
    fr: '{n, plural, =0 {personne de libre} one {# agent libre} other {# agents libres}}',
    en: '{n, plural, =0 {nobody free} one {# agent free} other {# agents free}}',
  },
  wait: {
    fr: '{wait, plural, =0 {aucune attente} other {attente d’environ # min}}',
    en: '{wait, plural, =0 {no wait} other {about # min to wait}}',
  },
  'wait.hours': { fr: 'attente d’environ {hours, number} h', en: 'about {hours, number} h to wait' },
  people: {
    fr: '{n, plural, one {# personne} other {# personnes}}',
    en: '{n, plural, one {# person} other {# people}}',
  },
  'no-name': { fr: 'Sans nom', en: 'No name' },
  more: { fr: 'et {n} autres', en: 'and {n} more' },
  'start.title': { fr: 'Qui cherchez-vous ?', en: 'Who are you looking for?' },
  'start.why': {
    fr: 'Tapez un nom ou une adresse. Entrée, sans rien écrire, affiche tout l’annuaire choisi.',
    en: 'Type a name or an address. Enter, with nothing typed, lists the whole directory chosen.',
  },
  none: { fr: 'Aucune entrée ne correspond à « {query} »', en: 'No entry matches “{query}”' },
  'none.all': { fr: 'Cet annuaire est vide', en: 'This directory is empty' },
  'none.why': {
    fr: 'Essayez un autre mot, ou un autre annuaire dans la liste ci-dessus.',
    en: 'Try another word, or another directory in the list above.',
  },
  heard: {
    fr: '{n, plural, =0 {Aucune entrée} one {# entrée} other {# entrées}}{more, select, yes { ou plus} other {}}',
    en: '{n, plural, =0 {No entry} one {# entry} other {# entries}}{more, select, yes { or more} other {}}',
  },
  'refused.bad-cursor': { fr: 'La liste a changé : relancez la recherche.', en: 'The list has changed: search again.' },
});
