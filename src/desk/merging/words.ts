import { defineWords } from '#ground/words.ts';

export const mergingWords = defineWords({
  merge: { fr: 'Fusionner avec…', en: 'Merge with…' },
  title: { fr: 'Fusionner avec une autre interaction', en: 'Merge with another interaction' },
  which: { fr: 'L’autre interaction de {name}', en: 'The other interaction of {name}' },
  what: {
    fr: 'Ses messages, notes, balises, brouillons, consultations et transferts viennent dans « {subject} », qui reste ouverte. L’autre est fermée et mène ici. Cela ne se défait pas.',
    en: 'Its messages, notes, tags, drafts, consultations and transfers come into “{subject}”, which stays open. The other one is closed and leads here. This cannot be undone.',
  },
  nobody: { fr: 'non attribuée', en: 'unassigned' },
  choose: { fr: 'Choisissez d’abord l’autre interaction.', en: 'Choose the other interaction first.' },
  confirm: { fr: 'Fusionner', en: 'Merge' },
  done: { fr: 'Les deux interactions n’en font plus qu’une.', en: 'The two interactions are one now.' },
  empty: {
    fr: 'Ce contact n’a aucune autre interaction en cours que vous puissiez voir.',
    en: 'This contact has no other interaction under way that you may see.',
  },
  'refused.closed': { fr: 'Elle est fermée : Fermé est définitif.', en: 'It is closed: Closed is final.' },
  'refused.not-mine': {
    fr: 'Elle n’est pas à vous. Attribuez-la-vous d’abord.',
    en: 'It is not yours. Assign it to yourself first.',
  },
  'refused.same': { fr: 'C’est la même interaction.', en: 'It is the same interaction.' },
  'refused.other-closed': { fr: 'L’autre est fermée entre-temps.', en: 'The other one is closed by now.' },
  'refused.other-contact': { fr: 'L’autre est d’un autre contact.', en: 'The other one is of another contact.' },
  'refused.other-taken': { fr: 'Elle est à quelqu’un d’autre.', en: 'It is somebody else’s.' },
});
