import { defineWords } from '#ground/words.ts';

export const previewWords = defineWords({
  'preview.failed': { fr: 'L’aperçu n’a pas pu être affiché.', en: 'The preview could not be shown.' },
  'preview.cut': { fr: 'Début du fichier seulement.', en: 'Beginning of the file only.' },
  download: { fr: 'Télécharger', en: 'Download' },
  'open-in-tab': { fr: 'Ouvrir dans un onglet', en: 'Open in a tab' },
});
