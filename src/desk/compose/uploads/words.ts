import { defineWords } from '#ground/words.ts';

export const uploadWords = defineWords({
  'refused.no-room': {
    fr: '{size}, mais il reste {left} sur {limit} (encodé) : retirez un autre fichier ou celui-ci',
    en: '{size}, but {left} are left of {limit} (encoded): remove another file or this one',
  },
  'size.of-limit': { fr: '{size} sur {limit} (encodé)', en: '{size} of {limit} (encoded)' },
  'size.too-large': {
    fr: 'Le message dépasse {limit} (fichiers encodés compris). Retirez un fichier.',
    en: 'The message is over {limit} (files as encoded for mail). Remove a file.',
  },
  'forgotten.title': { fr: 'Vous parlez d’une pièce jointe…', en: 'You speak of an attachment…' },
  'forgotten.why': {
    fr: 'Le message n’a aucun fichier joint.',
    en: 'No file is attached to the message.',
  },
  'forgotten.attach': { fr: 'Joindre un fichier', en: 'Attach a file' },
  'forgotten.send': { fr: 'Envoyer ainsi', en: 'Send as it is' },
});
