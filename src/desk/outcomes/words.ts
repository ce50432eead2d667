import { defineWords } from '#ground/words.ts';

export const outcomesWords = defineWords({
  'status.change': { fr: 'État : {status}. Changer', en: 'Status: {status}. Change' },
  'status.label': { fr: 'État', en: 'Status' },
  dismiss: { fr: 'Annuler l’assignation et rejeter', en: 'Unassign and dismiss' },
  dismissed: { fr: 'L’interaction a quitté votre boîte.', en: 'The interaction has left your inbox.' },
  'close.title': { fr: 'Fermer l’interaction ?', en: 'Close the interaction?' },
  'close.why': {
    fr: 'Fermé est définitif : l’état ne pourra plus changer. Une réponse du client ouvrira une nouvelle interaction.',
    en: 'Closed is final: the status can never change again. An answer from the customer will open a new interaction.',
  },
  'close.confirm': { fr: 'Fermer l’interaction', en: 'Close the interaction' },
  'refused.not-mine': {
    fr: 'Elle n’est pas à vous. Attribuez-la-vous pour changer son état.',
    en: 'It is not yours. Assign it to yourself to change its status.',
  },
  'refused.closed-is-final': { fr: 'Fermé est définitif.', en: 'Closed is final.' },
  'refused.not-finished': {
    fr: 'Il faut d’abord la marquer Résolu ou Fermé.',
    en: 'Mark it Resolved or Closed first.',
  },
});
