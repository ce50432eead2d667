import { defineWords } from '#ground/words.ts';

/** Why a file is not taken, or what is sent not with it. */
export const uploadRefusals = defineWords({
  'refused.file-gone': {
    fr: 'le fichier a changé ou disparu : joignez-le de nouveau',
    en: 'the file has changed or is gone: attach it again',
  },
  'refused.dangerous-file': {
    fr: '« {name} » peut exécuter un programme : ce type de fichier ne peut pas être envoyé.',
    en: '“{name}” can run a program: this type of file cannot be sent.',
  },
  'refused.upload-gone': {
    fr: '« {name} » n’est plus sur le serveur : joignez-le de nouveau.',
    en: '“{name}” is no longer on the server: attach it again.',
  },
  'refused.bad-table': { fr: 'Ce tableau n’a pas pu être lu.', en: 'This table could not be read.' },
  'refused.table-too-large': {
    fr: 'Un message accepte un tableau d’au plus 250 rangées sur 250 colonnes.',
    en: 'A message takes a table of at most 250 rows by 250 columns.',
  },
});
export const uploadWords = defineWords({
  ...uploadRefusals,
  'drop.here': { fr: 'Déposez les fichiers pour les joindre', en: 'Drop the files to attach them' },
  uploads: { fr: 'Fichiers joints', en: 'Attached files' },
  'upload.progress': { fr: 'Téléversement de {name}', en: 'Uploading {name}' },
  'upload.cancel': { fr: 'Annuler {name}', en: 'Cancel {name}' },
  'upload.remove': { fr: 'Retirer {name}', en: 'Remove {name}' },
  'upload.retry': { fr: 'Réessayer {name}', en: 'Try {name} again' },
  'upload.preview': { fr: 'Aperçu de {name}', en: 'Preview {name}' },
  'upload.empty': { fr: 'fichier vide', en: 'empty file' },
  'upload.heard': { fr: '{name} est joint.', en: '{name} is attached.' },
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
});
