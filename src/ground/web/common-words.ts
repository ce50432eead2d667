import { defineWords } from '#ground/words.ts';

/** What any room may have to say. A room's own word of the same key wins. */
export const commonWords = defineWords({
  'refused.signed-out': {
    fr: 'Votre session est terminée. Connectez-vous de nouveau.',
    en: 'Your session has ended. Sign in again.',
  },
  'refused.not-allowed': { fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this.' },
  'refused.bad-input': {
    fr: 'Une valeur n’est pas acceptée ({field} : {problem}).',
    en: 'A value was not accepted ({field}: {problem}).',
  },
  'refused.unreachable': {
    fr: 'Le serveur ne répond pas. Rien n’a été changé ; réessayez dans un instant.',
    en: 'The server does not answer. Nothing was changed; try again in a moment.',
  },
  'refused.broken': {
    fr: 'Une erreur est survenue de notre côté. Elle a été consignée.',
    en: 'Something went wrong on our side. It has been logged.',
  },
  'refused.not-found': { fr: 'Cet élément n’existe pas ou plus.', en: 'This does not exist, or no longer does.' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  close: { fr: 'Fermer', en: 'Close' },
  save: { fr: 'Enregistrer', en: 'Save' },
  loading: { fr: 'Chargement…', en: 'Loading…' },
  'size.bytes': { fr: '{n} o', en: '{n} B' },
  'size.kb': { fr: '{n} Ko', en: '{n} KB' },
  'size.mb': { fr: '{n} Mo', en: '{n} MB' },
  'size.gb': { fr: '{n} Go', en: '{n} GB' },
  'time.today-at': { fr: 'aujourd’hui {time}', en: 'today {time}' },
  'time.tomorrow-at': { fr: 'demain {time}', en: 'tomorrow {time}' },
  'time.date-at': { fr: 'le {date} à {time}', en: '{date} at {time}' },
  yesterday: { fr: 'hier {time}', en: 'yesterday {time}' },
  'time.now': { fr: 'à l’instant', en: 'just now' },
});
