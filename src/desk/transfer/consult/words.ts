import { defineWords } from '#ground/words.ts';

export const consultWords = defineWords({
  consult: { fr: 'Consulter', en: 'Consult' },
  'consult.whom': { fr: 'Consulter {name}', en: 'Consult {name}' },
  question: { fr: 'Votre question', en: 'Your question' },
  'question.why': {
    fr: '{name} verra l’interaction et votre question ; elle reste dans votre boîte. Le client n’en saura rien.',
    en: '{name} will see the interaction and your question; it stays in your inbox. The customer will not know.',
  },
  ask: { fr: 'Envoyer la question', en: 'Send the question' },
  asked: { fr: 'Question envoyée à {name}.', en: 'Question sent to {name}.' },
  back: { fr: 'Plutôt transférer', en: 'Transfer instead' },
  empty: { fr: 'Écrivez d’abord.', en: 'Write something first.' },
  'too-long': { fr: 'Au plus {limit, number} caractères.', en: '{limit, number} characters at most.' },
  panel: { fr: 'Consultations', en: 'Consultations' },
  title: { fr: '{asker} consulte {colleague}', en: '{asker} consults {colleague}' },
  open: { fr: 'En cours', en: 'Open' },
  closed: { fr: 'Close par {name}', en: 'Closed by {name}' },
  private: {
    fr: 'Entre vous deux. La personne qui a l’interaction et les superviseurs peuvent lire ; le client, jamais.',
    en: 'Between the two of you. Whoever has the interaction and supervisors can read; the customer never can.',
  },
  'read-only': {
    fr: 'Seules les deux personnes y écrivent.',
    en: 'Only the two write in it.',
  },
  message: { fr: 'Message à {name}', en: 'Message to {name}' },
  'message.placeholder': { fr: 'Écrire à {name}…', en: 'Write to {name}…' },
  send: { fr: 'Envoyer', en: 'Send' },
  close: { fr: 'Clore', en: 'Close it' },
  'said.by': { fr: '{name}, {at}', en: '{name}, {at}' },
  unread: {
    fr: '{n, plural, one {# message non lu} other {# messages non lus}}',
    en: '{n, plural, one {# unread message} other {# unread messages}}',
  },
  'transfer.to': { fr: 'Transférer à {name}', en: 'Transfer to {name}' },
  list: { fr: 'Consultations', en: 'Consultations' },
  'list.asks-me': { fr: '{name} vous consulte', en: '{name} consults you' },
  'list.asked': { fr: 'Vous consultez {name}', en: 'You consult {name}' },
  'refused.switched-off': {
    fr: 'Un administrateur ne vous permet pas de consulter.',
    en: 'An administrator does not let you consult.',
  },
  'refused.not-found': {
    fr: 'Cette consultation n’existe plus, ou ne vous est pas visible.',
    en: 'This consultation is gone, or you may not see it.',
  },
  'refused.not-mine': {
    fr: 'Elle n’est pas à vous : seule la personne qui l’a peut consulter un collègue.',
    en: 'It is not yours: only whoever has it can consult a colleague.',
  },
  'refused.finished': {
    fr: 'Elle est résolue ou fermée : il n’y a plus rien à demander.',
    en: 'It is resolved or closed: there is nothing left to ask.',
  },
  'refused.target-gone': { fr: 'Cette personne ne travaille plus ici.', en: 'This person no longer works here.' },
  'refused.same-agent': { fr: 'C’est vous.', en: 'That is you.' },
  'refused.not-part': { fr: 'Seules les deux personnes y écrivent.', en: 'Only the two write in it.' },
  'refused.consultation-closed': {
    fr: 'Cette consultation est close : posez une nouvelle question.',
    en: 'This consultation is closed: ask a new question.',
  },
});
