import { defineWords } from '#ground/words.ts';

export const editorWords = defineWords({
  toolbar: { fr: 'Mise en forme', en: 'Formatting' },
  'bold.sign': { fr: 'G', en: 'B' },
  'italic.sign': { fr: 'I', en: 'I' },
  'underline.sign': { fr: 'S', en: 'U' },
  bold: { fr: 'Gras (Ctrl+B)', en: 'Bold (Ctrl+B)' },
  italic: { fr: 'Italique (Ctrl+I)', en: 'Italic (Ctrl+I)' },
  underline: { fr: 'Souligné (Ctrl+U)', en: 'Underline (Ctrl+U)' },
  bullets: { fr: 'Liste à puces', en: 'Bulleted list' },
  numbers: { fr: 'Liste numérotée', en: 'Numbered list' },
  quote: { fr: 'Citation', en: 'Quotation' },
  link: { fr: 'Lien', en: 'Link' },
  'link.address': { fr: 'Adresse du lien', en: 'Address of the link' },
  'link.text': { fr: 'Texte du lien', en: 'Text of the link' },
  'link.apply': { fr: 'Appliquer', en: 'Apply' },
  'link.remove': { fr: 'Retirer le lien', en: 'Remove the link' },
  'link.bad': { fr: 'Cette adresse ne peut pas être un lien.', en: 'This address cannot be a link.' },
  'editor.failed': { fr: 'L’éditeur n’a pas pu être chargé.', en: 'The editor could not be loaded.' },
  attach: { fr: 'Joindre des fichiers', en: 'Attach files' },
});
