import { defineWords } from '#ground/words.ts';

export const previewWords = defineWords({
  'preview.failed': { fr: 'L’aperçu n’a pas pu être affiché.', en: 'The preview could not be shown.' },
  'preview.cut': { fr: 'Début du fichier seulement.', en: 'Beginning of the file only.' },
  'player.audio': { fr: 'Écouter {name}', en: 'Listen to {name}' },
  'player.video': { fr: 'Regarder {name}', en: 'Watch {name}' },
  'player.failed': {
    fr: 'Ce navigateur ne sait pas le lire. Téléchargez-le.',
    en: 'This browser cannot play it. Download it.',
  },
  download: { fr: 'Télécharger', en: 'Download' },
  'open-in-tab': { fr: 'Ouvrir dans un onglet', en: 'Open in a tab' },
});
