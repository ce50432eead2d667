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
  'channel.voice': { fr: 'Voix', en: 'Voice' },
  'channel.chat': { fr: 'Clavardage', en: 'Chat' },
  'channel.sms': { fr: 'SMS', en: 'SMS' },
  'channel.whatsapp': { fr: 'WhatsApp', en: 'WhatsApp' },
  'channel.social-private': { fr: 'Message social privé', en: 'Private social message' },
  'channel.social-public': { fr: 'Message social public', en: 'Public social message' },
  elevated: { fr: 'Interaction élevée', en: 'Elevated interaction' },
  anonymous: { fr: 'Anonyme', en: 'Anonymous' },
  'content-hidden': { fr: 'Contenu supprimé', en: 'Content deleted' },
  'contact.erased': { fr: 'Contact effacé', en: 'Erased contact' },
  'no-subject': { fr: '(sans objet)', en: '(no subject)' },
});
