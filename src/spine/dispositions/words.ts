import { defineWords } from '#ground/words.ts';

/** Why an interaction may not be ended: the same words wherever it is tried. */
export const dispositionWords = defineWords({
  'close.title': { fr: 'Fermer l’interaction ?', en: 'Close the interaction?' },
  'close.why': {
    fr: 'Fermé est définitif : l’état ne pourra plus changer. Une réponse du client ouvrira une nouvelle interaction.',
    en: 'Closed is final: the status can never change again. An answer from the customer will open a new interaction.',
  },
  'close.confirm': { fr: 'Fermer l’interaction', en: 'Close the interaction' },
  'refused.not-found': {
    fr: 'Cette interaction n’existe pas ou plus, ou ne vous est pas visible.',
    en: 'This interaction is gone, or you may not see it.',
  },
  'refused.not-mine': {
    fr: 'Elle n’est pas à vous. Attribuez-la-vous pour changer son état.',
    en: 'It is not yours. Assign it to yourself to change its status.',
  },
  'refused.closed-is-final': { fr: 'Fermé est définitif.', en: 'Closed is final.' },
  'refused.not-finished': {
    fr: 'Il faut d’abord la marquer Résolu ou Fermé.',
    en: 'Mark it Resolved or Closed first.',
  },
  'refused.disposition-required': {
    fr: 'Il faut d’abord choisir une disposition.',
    en: 'Choose a disposition first.',
  },
  'refused.not-offered': {
    fr: 'La compétence de cette interaction n’offre plus cette disposition.',
    en: 'The skill of this interaction no longer offers this disposition.',
  },
});
