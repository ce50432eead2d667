import { defineWords } from '#ground/words.ts';

export const erasureWords = defineWords({
  erase: { fr: 'Effacer cette personne…', en: 'Erase this person…' },
  title: { fr: 'Effacer cette personne ?', en: 'Erase this person?' },
  goes: { fr: 'Disparaît pour toujours', en: 'Goes for good' },
  'goes.card': {
    fr: 'la fiche : nom, adresses, champs, {notes, plural, =0 {} one {une note, } other {# notes, }}fiches réunies',
    en: 'the card: name, addresses, fields, {notes, plural, =0 {} one {one note, } other {# notes, }}merged cards',
  },
  'goes.interactions': {
    fr: 'le contenu de {interactions, plural, one {# interaction} other {# interactions}} : {messages, plural, one {# message} other {# messages}}, {files, plural, =0 {aucun fichier} one {# fichier} other {# fichiers}}, notes, brouillons, conversations entre collègues',
    en: 'the content of {interactions, plural, one {# interaction} other {# interactions}}: {messages, plural, one {# message} other {# messages}}, {files, plural, =0 {no file} one {# file} other {# files}}, notes, drafts, talks between colleagues',
  },
  'goes.rest': {
    fr: 'ce qui n’est pas parti, les courriels d’origine, ce que la recherche et les importations gardent',
    en: 'what has not left, the original mails, what search and imports keep',
  },
  stays: { fr: 'Reste', en: 'Stays' },
  'stays.figures': {
    fr: 'qu’il y a eu ces interactions : numéro, dates, compétence, agent, état, disposition, balises',
    en: 'that these interactions took place: number, dates, skill, agent, status, disposition, tags',
  },
  'stays.audit': { fr: 'qui a effacé, quand et pourquoi', en: 'who erased, when and why' },
  'stays.others': {
    fr: 'ce que d’autres personnes ont écrit d’elle ou cité, dans leurs propres interactions, et ce que vos autres systèmes ont reçu',
    en: 'what other people wrote about or quoted from them, in their own interactions, and what your other systems received',
  },
  reason: { fr: 'Pourquoi', en: 'Why' },
  'reason.why': {
    fr: 'Gardé dans le journal : ne nommez pas la personne.',
    en: 'Kept in the journal: do not name the person.',
  },
  'reason.example': { fr: 'Demande reçue le 3 mars', en: 'Request received on March 3' },
  confirm: { fr: 'Pour confirmer, écrivez : {typed}', en: 'To confirm, type: {typed}' },
  begin: { fr: 'Effacer pour toujours', en: 'Erase for good' },
  begun: { fr: 'La personne est effacée ; le reste suit.', en: 'The person is erased; the rest follows.' },
  erased: { fr: 'Contact effacé', en: 'Erased contact' },
  'erased.why': {
    fr: 'Cette personne a été effacée le {date}. Ses interactions ne gardent que leurs dates et leur issue.',
    en: 'This person was erased on {date}. Their interactions keep only their dates and outcome.',
  },
  progress: { fr: 'Effacement : {done} sur {total} interactions', en: 'Erasing: {done} of {total} interactions' },
  'refused.not-found': { fr: 'Cette fiche n’existe plus.', en: 'This card is no more.' },
  'refused.switched-off': { fr: 'La fiche du client est désactivée.', en: 'The customer’s card is switched off.' },
  'refused.may-not-erase': {
    fr: 'Un administrateur vous a retiré la fonction « Effacer une personne ».',
    en: 'An administrator took the function “Erase a person” from you.',
  },
  'refused.erased-already': { fr: 'Cette personne est effacée déjà.', en: 'This person is erased already.' },
  'refused.not-the-name': { fr: 'Ce n’est pas ce qui est demandé.', en: 'This is not what is asked for.' },
  'refused.being-sent': {
    fr: 'Une réponse à cette personne part en ce moment. Réessayez dans une minute.',
    en: 'An answer to this person is leaving right now. Try again in a minute.',
  },
});
