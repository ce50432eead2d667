import { defineWords } from '#ground/words.ts';
import { dispositionWords } from '#spine/dispositions/words.ts';

export const outcomesWords = defineWords({
  ...dispositionWords,
  'status.change': { fr: 'État : {status}. Changer', en: 'Status: {status}. Change' },
  'status.label': { fr: 'État', en: 'Status' },
  dismiss: { fr: 'Annuler l’assignation et rejeter', en: 'Unassign and dismiss' },
  dismissed: { fr: 'L’interaction a quitté votre boîte.', en: 'The interaction has left your inbox.' },
  'dismissed.queued': {
    fr: 'L’interaction a quitté votre boîte et attend de nouveau dans sa file.',
    en: 'The interaction has left your inbox and waits in its queue again.',
  },
  outcome: { fr: 'Résultat', en: 'Outcome' },
  'outcome.of': { fr: 'Résultat : {name}', en: 'Outcome: {name}' },
  preview: { fr: 'Résultat (aperçu)', en: 'Outcome (preview)' },
  disposition: { fr: 'Disposition', en: 'Disposition' },
  'disposition.required': {
    fr: 'Obligatoire pour fermer ou retirer une interaction de {skill}',
    en: 'Required before an interaction of {skill} is closed or dismissed',
  },
  'disposition.none': { fr: 'Aucune', en: 'None' },
  'disposition.choose': { fr: 'Choisir une disposition', en: 'Choose a disposition' },
  'disposition.other': { fr: '{name} (d’une autre compétence)', en: '{name} (of another skill)' },
  'disposition.is': { fr: 'Disposition : {name}', en: 'Disposition: {name}' },
  tags: { fr: 'Balises', en: 'Tags' },
  'tags.why': { fr: 'Gardées dès que vous les mettez', en: 'Kept as soon as you put them on' },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: { fr: 'Résultat enregistré', en: 'Outcome saved' },
  'note.failed': {
    fr: 'La note n’a pas pu être enregistrée ; elle est gardée comme brouillon. L’état et la disposition n’ont pas changé.',
    en: 'The note could not be saved; it is kept as a draft. Status and disposition have not changed.',
  },
  'note.kept': {
    fr: 'La note est enregistrée. L’état et la disposition n’ont pas changé :',
    en: 'The note is saved. Status and disposition have not changed:',
  },
  'leaves.at': {
    fr: 'Quittera votre boîte d’elle-même {when}.',
    en: 'Will leave your inbox by itself {when}.',
  },
  'leaves.not': {
    fr: 'Reste dans votre boîte : {skill} exige une disposition.',
    en: 'Stays in your inbox: {skill} requires a disposition.',
  },

  'office.title': { fr: 'Dispositions', en: 'Dispositions' },
  'office.why': {
    fr: 'Ce à quoi une interaction a abouti, en plus de son état. L’agent choisit parmi celles de la compétence.',
    en: 'What an interaction came to, besides its status. The agent chooses among those of the skill.',
  },
  'office.add': { fr: 'Ajouter une disposition', en: 'Add a disposition' },
  'office.new': { fr: 'Nouvelle disposition', en: 'New disposition' },
  'office.none': { fr: 'Aucune disposition', en: 'No disposition' },
  'office.none.why': {
    fr: 'Sans elles, la fenêtre « Résultat » ne demande que l’état.',
    en: 'Without them the Outcome window asks for the status alone.',
  },
  'column.name': { fr: 'Nom', en: 'Name' },
  'column.skills': { fr: 'Offerte par', en: 'Offered by' },
  'column.uses': { fr: 'Choisie', en: 'Chosen' },
  'column.order': { fr: 'Ordre', en: 'Order' },
  'skills.none': { fr: 'Aucune compétence', en: 'No skill' },
  'move.up': { fr: 'Monter {name}', en: 'Move {name} up' },
  'move.down': { fr: 'Descendre {name}', en: 'Move {name} down' },
  moved: { fr: '{name} : place {n}', en: '{name}: place {n}' },
  retired: { fr: 'Retirée', en: 'Retired' },
  'retired.label': { fr: 'Retirée', en: 'Retired' },
  'retired.why': {
    fr: 'Les agents ne la voient plus. Les interactions qui l’ont la gardent.',
    en: 'Agents no longer see it. Interactions that have it keep it.',
  },
  name: { fr: 'Nom', en: 'Name' },
  skills: { fr: 'Compétences qui l’offrent', en: 'Skills that offer it' },
  'rules.title': { fr: 'Ce que chaque compétence exige', en: 'What each skill requires' },
  'rules.why': {
    fr: 'Avant qu’une interaction soit fermée, ou qu’un agent la retire de sa boîte par « Annuler l’assignation et rejeter ».',
    en: 'Before an interaction is closed, or an agent takes it out of the inbox with “Unassign and dismiss”.',
  },
  'rules.skill': { fr: 'Compétence', en: 'Skill' },
  'rules.disposition': { fr: 'Disposition obligatoire', en: 'Disposition required' },
  'rules.disposition.of': { fr: 'Disposition obligatoire pour {name}', en: 'Disposition required for {name}' },
  'rules.disposition.none': {
    fr: 'Sans effet : aucune disposition n’est offerte',
    en: 'No effect: no disposition is offered',
  },
  'rules.status': { fr: 'Résolu ou Fermé obligatoire', en: 'Resolved or Closed required' },
  'rules.status.of': {
    fr: 'Résolu ou Fermé obligatoire pour {name}',
    en: 'Resolved or Closed required for {name}',
  },
  'rules.status.off': {
    fr: 'Inachevée, elle retourne dans sa file',
    en: 'Unfinished, it goes back to its queue',
  },
  'refused.name-taken': { fr: 'Une disposition porte déjà ce nom.', en: 'A disposition already has this name.' },
});
