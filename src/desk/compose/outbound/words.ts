import { defineWords } from '#ground/words.ts';

/** A mail to somebody who has not written, while it is written. */
export const outboundWords = defineWords({
  new: { fr: 'Nouvelle demande sortante', en: 'New outbound request' },
  drafts: { fr: 'Brouillons sortants', en: 'Outbound drafts' },
  'drafts.count': {
    fr: '{n, plural, one {# brouillon} other {# brouillons}}',
    en: '{n, plural, one {# draft} other {# drafts}}',
  },
  'drafts.no-subject': { fr: 'Sans objet', en: 'No subject' },
  skill: { fr: 'Compétence : {name}', en: 'Skill: {name}' },
  leave: { fr: 'Quitter ; le brouillon est gardé', en: 'Leave; the draft is kept' },
  why: {
    fr: 'L’interaction commencera à l’envoi. D’ici là, ce brouillon n’est visible que pour vous.',
    en: 'The interaction begins when you send. Until then only you see this draft.',
  },
  unavailable: {
    fr: 'Vous êtes Indisponible : le message partira, mais l’interaction ne vous sera pas attribuée.',
    en: 'You are Unavailable: the message will leave, but the interaction will not be assigned to you.',
  },
  'editor.first': { fr: 'Écrivez votre message…', en: 'Write your message…' },
  subject: { fr: 'Objet', en: 'Subject' },
  'subject.none': { fr: 'Envoyer sans objet ?', en: 'Send without a subject?' },
  'subject.none.why': {
    fr: 'Un courriel sans objet risque de ne pas être lu, ou d’être pris pour un pourriel.',
    en: 'An email without a subject may go unread, or be taken for spam.',
  },
  'subject.send-anyway': { fr: 'Envoyer sans objet', en: 'Send without a subject' },
  gone: { fr: 'Ce brouillon n’existe plus', en: 'This draft is gone' },
  'gone.why': {
    fr: 'Il a été envoyé ou supprimé, peut-être dans un autre onglet.',
    en: 'It was sent or discarded, perhaps in another tab.',
  },
});
