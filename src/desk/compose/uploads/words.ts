import { defineWords } from '#ground/words.ts';

export const uploadWords = defineWords({
  uploads: { fr: 'Fichiers joints', en: 'Attached files' },
  'upload.progress': { fr: 'Téléversement de {name}', en: 'Uploading {name}' },
  'upload.cancel': { fr: 'Annuler {name}', en: 'Cancel {name}' },
  'upload.remove': { fr: 'Retirer {name}', en: 'Remove {name}' },
  'upload.retry': { fr: 'Réessayer {name}', en: 'Try {name} again' },
  'upload.preview': { fr: 'Aperçu de {name}', en: 'Preview {name}' },
  'upload.empty': { fr: 'fichier vide', en: 'empty file' },
  'upload.no-room': {
    fr: '{size}, mais il reste {left} sur {limit} (encodé) : retirez un autre fichier ou celui-ci',
    en: '{size}, but {left} are left of {limit} (encoded): remove another file or this one',
  },
  'upload.heard': { fr: '{name} est joint.', en: '{name} is attached.' },
  'size.of-limit': { fr: '{size} sur {limit} (encodé)', en: '{size} of {limit} (encoded)' },
  'size.too-large': {
    fr: 'Le message dépasse {limit} (fichiers encodés compris). Retirez un fichier.',
    en: 'The message is over {limit} (files as encoded for mail). Remove a file.',
  },
  folder: {
    fr: '{count, plural, one {« {names} » est un dossier} other {{names} sont des dossiers}} : joignez les fichiers qu’il contient, ou un fichier zip.',
    en: '{count, plural, one {“{names}” is a folder} other {{names} are folders}}: attach the files in it, or a zip file.',
  },
  again: {
    fr: '{count, plural, one {Ce fichier est déjà joint} other {Ces fichiers sont déjà joints}}',
    en: '{count, plural, one {This file is already attached} other {These files are already attached}}',
  },
  'again.why': {
    fr: '{names} : même nom, même taille.',
    en: '{names}: same name, same size.',
  },
  'again.attach': { fr: 'Joindre quand même', en: 'Attach anyway' },
  'forgotten.title': { fr: 'Vous parlez d’une pièce jointe…', en: 'You speak of an attachment…' },
  'forgotten.why': {
    fr: 'Le message n’a aucun fichier joint.',
    en: 'No file is attached to the message.',
  },
  'forgotten.attach': { fr: 'Joindre un fichier', en: 'Attach a file' },
  'forgotten.send': { fr: 'Envoyer ainsi', en: 'Send as it is' },

  'refused.file-gone': {
    fr: 'le fichier a changé ou disparu : joignez-le de nouveau',
    en: 'the file has changed or is gone: attach it again',
  },
});
