import { defineWords } from '#ground/words.ts';

/** Of what is being written to a colleague. */
export const textWords = defineWords({
  unreachable: {
    fr: 'Serveur injoignable : ce texte est gardé dans ce navigateur.',
    en: 'Server unreachable: this text is kept in this browser.',
  },
  moved: {
    fr: 'Ce texte a été modifié dans une autre fenêtre. Rien n’a été écrasé.',
    en: 'This text was changed in another window. Nothing was overwritten.',
  },
  mine: { fr: 'Garder mon texte', en: 'Keep my text' },
  theirs: { fr: 'Prendre l’autre version', en: 'Take the other version' },
});
