import { defineWords } from '#ground/words.ts';

export const notesWords = defineWords({
  add: { fr: 'Ajouter des notes', en: 'Add notes' },
  'add.continue': { fr: 'Continuer la note', en: 'Continue the note' },
  title: { fr: 'Note', en: 'Note' },
  label: { fr: 'Texte de la note', en: 'Text of the note' },
  placeholder: {
    fr: 'Pour vos collègues seulement : le client ne la verra jamais. @ mentionne quelqu’un.',
    en: 'For your colleagues only: the customer will never see it. @ mentions somebody.',
  },
  none: { fr: 'Aucune note', en: 'No note' },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: { fr: 'Note enregistrée', en: 'Note saved' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  empty: { fr: 'Écrivez la note.', en: 'Write the note.' },
  'too-long': { fr: 'La note dépasse {limit, number} caractères.', en: 'The note is over {limit, number} characters.' },
  discard: { fr: 'Supprimer le brouillon de la note', en: 'Discard the draft of the note' },
  'draft.saved': { fr: 'Brouillon enregistré {time}', en: 'Draft saved {time}' },
  'draft.unreachable': {
    fr: 'Serveur injoignable : votre note est gardée dans ce navigateur.',
    en: 'Server unreachable: your note is kept in this browser.',
  },
  'draft.moved': {
    fr: 'Cette note a été modifiée dans un autre onglet. Rien n’a été écrasé.',
    en: 'This note was changed in another tab. Nothing was overwritten.',
  },
  'draft.mine': { fr: 'Garder mon texte', en: 'Keep my text' },
  'draft.theirs': { fr: 'Prendre l’autre version', en: 'Take the other version' },
  'mention.list': { fr: 'Collègues à mentionner', en: 'Colleagues to mention' },
  'mention.found': {
    fr: '{n, plural, one {# collègue} other {# collègues}}',
    en: '{n, plural, one {# colleague} other {# colleagues}}',
  },
  by: { fr: '{name} · visible par l’organisation seulement', en: '{name} · visible to the organisation only' },
  edited: { fr: 'modifiée', en: 'edited' },
  heard: { fr: 'Note de {name}, {at}', en: 'Note by {name}, {at}' },
  options: { fr: 'Options de la note', en: 'Note options' },
  edit: { fr: 'Modifier', en: 'Edit' },
  remove: { fr: 'Supprimer', en: 'Delete' },
  'remove.sure': { fr: 'Supprimer cette note ?', en: 'Delete this note?' },
  'remove.why': { fr: 'Vos collègues ne la verront plus.', en: 'Your colleagues will no longer see it.' },
  'refused.not-found': {
    fr: 'Cette note ou cette interaction n’existe plus, ou ne vous est pas visible.',
    en: 'This note or interaction is gone, or you may not see it.',
  },
  'refused.not-mine': {
    fr: 'Elle n’est pas à vous : attribuez-la-vous pour y ajouter une note.',
    en: 'It is not yours: assign it to yourself to add a note.',
  },
  'refused.draft-moved': { fr: 'Cette note a été modifiée ailleurs.', en: 'This note was changed elsewhere.' },
  'refused.not-author': {
    fr: 'Seule la personne qui a écrit une note peut la changer.',
    en: 'Only the person who wrote a note may change it.',
  },
});
