import { defineWords } from '#ground/words.ts';

export const draftWords = defineWords({
  versions: { fr: 'Versions', en: 'Versions' },
  'versions.title': { fr: 'Versions du brouillon', en: 'Versions of the draft' },
  'versions.none': { fr: 'Aucune version antérieure', en: 'No earlier version' },
  'versions.none.why': {
    fr: 'Une version est gardée chaque minute pendant que vous écrivez, et avant chaque grande suppression.',
    en: 'A version is kept every minute while you write, and before every large deletion.',
  },
  'versions.kept': {
    fr: 'Le texte actuel deviendra lui-même une version. Elles sont gardées 30 jours.',
    en: 'The present text becomes a version itself. They are kept for 30 days.',
  },
  'version.preview': { fr: 'Aperçu de la version', en: 'Preview of the version' },
  'version.empty': { fr: '(sans texte)', en: '(no text)' },
  'version.restore': { fr: 'Rétablir cette version', en: 'Restore this version' },
  'version.restored': { fr: 'Version rétablie.', en: 'Version restored.' },
  'version.written': { fr: 'en écrivant', en: 'while writing' },
  'version.deletion': { fr: 'avant une suppression', en: 'before a deletion' },
  'version.overwritten': { fr: 'remplacée par un autre texte', en: 'replaced by another text' },
  'version.restored.why': { fr: 'avant un rétablissement', en: 'before a restore' },
  'version.taken': { fr: 'reprise par {name}', en: 'taken over by {name}' },
  'version.discarded': { fr: 'brouillon supprimé', en: 'discarded draft' },
  'refused.version-gone': { fr: 'Cette version n’existe plus.', en: 'This version is gone.' },
});
