import { defineWords } from '#ground/words.ts';

/** R115, D2: the six statuses. */
export const interactionWords = defineWords({
  'status.new': { fr: 'Nouveau', en: 'New' },
  'status.open': { fr: 'Ouvert', en: 'Open' },
  'status.pending': { fr: 'En attente', en: 'Pending' },
  'status.escalated': { fr: 'Escaladé', en: 'Escalated' },
  'status.resolved': { fr: 'Résolu', en: 'Resolved' },
  'status.closed': { fr: 'Fermé', en: 'Closed' },
  'channel.email': { fr: 'Courriel', en: 'Email' },
  anonymous: { fr: 'Anonyme', en: 'Anonymous' },
  'content-hidden': { fr: 'Contenu supprimé', en: 'Content deleted' },
  'contact.erased': { fr: 'Contact effacé', en: 'Erased contact' },
  'no-subject': { fr: '(sans objet)', en: '(no subject)' },
});
