import { defineWords } from '#ground/words.ts';

export const splittingWords = defineWords({
  split: { fr: 'En faire une interaction à part…', en: 'Make it an interaction of its own…' },
  title: { fr: 'En faire une interaction à part', en: 'Make it an interaction of its own' },
  which: { fr: 'Ce qui part', en: 'What goes' },
  'which.one': { fr: 'Ce message seulement', en: 'This message only' },
  'which.after': {
    fr: 'Ce message et {n, plural, one {le suivant} other {les # suivants}}',
    en: 'This message and the {n, plural, one {next} other {# after it}}',
  },
  'which.last': { fr: 'Ce message et ce qui suit', en: 'This message and what follows' },
  'which.none-after': { fr: 'Rien ne le suit.', en: 'Nothing follows it.' },
  tags: {
    fr: 'Garder {n, plural, one {la balise} other {les # balises}} sur la nouvelle',
    en: 'Keep the {n, plural, one {tag} other {# tags}} on the new one',
  },
  'what.replies': {
    fr: 'Les réponses du contact à ces messages iront dans la nouvelle interaction ; les autres continueront d’arriver ici.',
    en: 'The contact’s replies to these messages will go to the new interaction; the others will keep coming here.',
  },
  'what.stays': {
    fr: 'Notes, réponses en cours, consultations et transferts restent ici.',
    en: 'Notes, answers being written, consultations and transfers stay here.',
  },
  'to.me': { fr: 'La nouvelle interaction sera dans votre boîte.', en: 'The new interaction will be in your inbox.' },
  'to.queue': {
    fr: 'Votre boîte n’a plus de place : elle ira dans la file {skill}.',
    en: 'Your inbox has no room left: it will go to the queue {skill}.',
  },
  'to.nobody': {
    fr: 'Votre boîte n’a plus de place : elle ne sera à personne.',
    en: 'Your inbox has no room left: it will be nobody’s.',
  },
  confirm: { fr: 'Mettre à part', en: 'Split off' },
  'done.me': { fr: 'C’est fait : elle est dans votre boîte.', en: 'Done: it is in your inbox.' },
  'done.queue': { fr: 'C’est fait : elle attend dans sa file.', en: 'Done: it waits in its queue.' },
  'done.nobody': { fr: 'C’est fait : elle n’est à personne.', en: 'Done: it is nobody’s.' },
  open: { fr: 'L’ouvrir', en: 'Open it' },
  'line.away': {
    fr: '{by} a mis à part {n, plural, one {un message} other {# messages}}',
    en: '{by} split off {n, plural, one {one message} other {# messages}}',
  },
  'line.part': { fr: '{by} l’a mise à part d’une autre interaction', en: '{by} split it off another interaction' },
  'line.label': { fr: 'Mise à part, {at}', en: 'Split off, {at}' },
  'line.unseen': { fr: 'Vous ne pouvez pas voir l’autre.', en: 'You may not see the other one.' },
  'refused.closed': { fr: 'Elle est fermée : Fermé est définitif.', en: 'It is closed: Closed is final.' },
  'refused.not-mine': {
    fr: 'Elle n’est pas à vous. Attribuez-la-vous d’abord.',
    en: 'It is not yours. Assign it to yourself first.',
  },
  'refused.nothing-left': {
    fr: 'Il ne resterait rien dans cette interaction.',
    en: 'Nothing would be left in this interaction.',
  },
  'refused.being-sent': {
    fr: 'Une réponse est en train de partir. Réessayez dans un instant.',
    en: 'An answer is being sent. Try again in a moment.',
  },
  'refused.moved-on': {
    fr: 'Ce message est entre-temps dans une autre interaction.',
    en: 'This message is in another interaction by now.',
  },
  'refused.not-found': {
    fr: 'Ce message n’existe plus ou ne vous est pas visible.',
    en: 'This message is gone, or you may not see it.',
  },
});
