import { defineWords } from '#ground/words.ts';

export const translationWords = defineWords({
  item: { fr: 'Traduire les messages', en: 'Translate Messages' },
  title: { fr: 'Traduire les messages', en: 'Translate Messages' },
  'customer-language': { fr: 'Langue du contact', en: 'Customer Language' },
  'my-language': { fr: 'Ma langue', en: 'My Language' },
  incoming: { fr: 'Traduire les messages du contact', en: 'Translate Customer Messages' },
  replies: { fr: 'Traduire mes réponses', en: 'Translate My Replies' },
  'replies.why': {
    fr: 'Le contact reçoit la traduction seule, et est informé que c’en est une. Vous la voyez avant qu’elle parte.',
    en: 'The contact receives the translation alone, and is told that it is one. You see it before it leaves.',
  },
  spoken: { fr: 'Son dernier message semble être en {language}.', en: 'Their last message seems to be in {language}.' },
  apply: { fr: 'Appliquer', en: 'Apply' },
  'offer.ask': { fr: 'Le contact semble écrire en {language}.', en: 'The contact seems to write in {language}.' },
  offer: { fr: 'Traduire les messages…', en: 'Translate messages…' },
  'notice.both': {
    fr: 'Les messages sont traduits. Contact : {theirs} → {mine} ; vos réponses : {mine} → {theirs}.',
    en: 'Messages are being translated. Contact: {theirs} → {mine}; your replies: {mine} → {theirs}.',
  },
  'notice.incoming': {
    fr: 'Les messages du contact sont traduits : {theirs} → {mine}.',
    en: 'The contact’s messages are being translated: {theirs} → {mine}.',
  },
  'notice.replies': {
    fr: 'Vos réponses sont traduites : {mine} → {theirs}.',
    en: 'Your replies are being translated: {mine} → {theirs}.',
  },
  'notice.off': {
    fr: 'La traduction a été désactivée par un administrateur : vos réponses partent telles quelles.',
    en: 'Translation was turned off by an administrator: your replies leave as you write them.',
  },
  change: { fr: 'Modifier', en: 'Change' },
  translation: { fr: 'Traduction ({from} → {to})', en: 'Translation ({from} → {to})' },
  'translation.by': { fr: 'Traduit automatiquement par {provider}', en: 'Translated automatically by {provider}' },
  original: { fr: 'Écrit en {from}, envoyé traduit en {to}', en: 'Written in {from}, sent translated into {to}' },
  translating: { fr: 'Traduction en cours…', en: 'Translating…' },
  failed: { fr: 'Ce message n’a pas pu être traduit.', en: 'This message could not be translated.' },
  'review.title': { fr: 'Ce que le contact recevra', en: 'What the contact will receive' },
  'review.yours': { fr: 'Votre texte', en: 'Your text' },
  'review.theirs': { fr: 'Ce qui part ({to})', en: 'What leaves ({to})' },
  'review.send': { fr: 'Envoyer la traduction', en: 'Send the translation' },
  'review.write': { fr: 'Continuer d’écrire', en: 'Keep writing' },
  'review.as-is': { fr: 'Envoyer mon texte sans le traduire', en: 'Send my text untranslated' },
  'review.not-made': { fr: 'Pas de traduction', en: 'No translation' },
  'review.correct': { fr: 'Corriger la traduction', en: 'Correct the translation' },
  'review.machine': { fr: 'Reprendre la traduction automatique', en: 'Go back to the machine’s translation' },
  'review.field': { fr: 'Traduction à corriger', en: 'Translation to correct' },
  'review.empty': {
    fr: 'Rien ne partirait : écrivez la traduction.',
    en: 'Nothing would leave: write the translation.',
  },
  'review.no-files': {
    fr: 'Ajoutez images et fichiers à votre texte : ils accompagnent la traduction.',
    en: 'Add pictures and files to your own text: they go with the translation.',
  },
  'review.table': {
    fr: 'Un grand tableau accompagne ce texte : il part tel que vous l’avez écrit.',
    en: 'A large table goes with this text: it leaves as you wrote it.',
  },
  'review.failed': {
    fr: 'Votre réponse n’est pas partie : elle n’a pas pu être traduite.',
    en: 'Your reply has not left: it could not be translated.',
  },
  'refused.not-set-up': {
    fr: 'La traduction n’est pas activée. Un administrateur la met en place dans le bureau de gestion, page Traduction.',
    en: 'Translation is not turned on. An administrator sets it up in the office, on the Translation page.',
  },
  'refused.same-language': { fr: 'Choisissez deux langues différentes.', en: 'Choose two different languages.' },
  'refused.pair-unknown': {
    fr: 'Le service de traduction ne sait pas aller de l’une de ces langues à l’autre.',
    en: 'The translation service cannot go from one of these languages to the other.',
  },
  'refused.refused': {
    fr: 'Le service de traduction refuse : sa clé n’est plus bonne. Dites-le à votre administrateur.',
    en: 'The translation service refuses: its key is no longer good. Tell your administrator.',
  },
  'refused.limit-reached': {
    fr: 'La limite de traduction du mois est atteinte. Dites-le à votre administrateur.',
    en: 'The translation limit of this month is reached. Tell your administrator.',
  },
  'refused.too-long': {
    fr: 'Ce texte est trop long pour être traduit.',
    en: 'This text is too long to be translated.',
  },
  'refused.unreachable': {
    fr: 'Le service de traduction ne répond pas. Réessayez dans un moment.',
    en: 'The translation service does not answer. Try again in a moment.',
  },
  'refused.slow-down': {
    fr: 'Le service de traduction est débordé. Réessayez dans un moment.',
    en: 'The translation service is overloaded. Try again in a moment.',
  },
  'refused.broken': {
    fr: 'Le service de traduction a répondu quelque chose d’inutilisable.',
    en: 'The translation service answered something unusable.',
  },
  'refused.content-hidden': {
    fr: 'Le contenu de ce message a été supprimé.',
    en: 'The content of this message was removed.',
  },
});
