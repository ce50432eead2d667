import { defineWords } from '#ground/words.ts';

export const redactionWords = defineWords({
  'hide.content': { fr: 'Supprimer le contenu', en: 'Delete the content' },
  'hide.author': { fr: 'Supprimer le nom de l’auteur', en: 'Delete the author’s name' },
  'content.why': {
    fr: 'Le texte et les pièces jointes de ce courriel seront supprimés pour de bon, pour tout le monde ici. Ce que le contact a reçu ou envoyé reste chez lui. Cette action est définitive.',
    en: 'The text and attachments of this email will be deleted for good, for everybody here. What the contact received or sent stays with them. This cannot be undone.',
  },
  'author.why': {
    fr: 'Le nom de l’auteur de ce courriel sera remplacé par « Anonyme » pour tout le monde ici. Ce que le contact a reçu ou envoyé reste chez lui. Cette action est définitive.',
    en: 'The name of this email’s author will be replaced by “Anonymous” for everybody here. What the contact received or sent stays with them. This cannot be undone.',
  },
  'hide.part': { fr: 'Masquer une partie…', en: 'Mask a part…' },
  'part.title': { fr: 'Masquer une partie du message', en: 'Mask a part of the message' },
  'part.why': {
    fr: 'Ce que vous choisissez est remplacé par ████ dans ce message, dans ceux qui le citent, dans les notes, les transferts et les consultations, et dans ce qui s’écrit ici. Les pièces jointes ne changent pas. Ce que le contact a reçu ou envoyé reste chez lui. Cette action est définitive.',
    en: 'What you choose is replaced by ████ in this message, in those that quote it, in notes, transfers and consultations, and in what is being written here. Attachments do not change. What the contact received or sent stays with them. This cannot be undone.',
  },
  'part.found': { fr: 'À masquer', en: 'To mask' },
  'part.none': {
    fr: 'Aucun numéro de carte, de compte ou d’identité n’a été reconnu. Sélectionnez le texte dans le message avant d’ouvrir cette fenêtre, ou écrivez-le ci-dessous.',
    en: 'No card, account or identity number was recognised. Select the text in the message before opening this window, or type it below.',
  },
  'part.kind.card': { fr: 'carte de paiement', en: 'payment card' },
  'part.kind.iban': { fr: 'compte bancaire (IBAN)', en: 'bank account (IBAN)' },
  'part.kind.national-id': { fr: 'numéro d’identité', en: 'identity number' },
  'part.kind.selected': { fr: 'texte sélectionné', en: 'selected text' },
  'part.kind.typed': { fr: 'texte ajouté', en: 'added text' },
  'part.other': { fr: 'Autre texte', en: 'Other text' },
  'part.add': { fr: 'Ajouter', en: 'Add' },
  'part.length': {
    fr: 'De {least} à {most} caractères.',
    en: 'From {least} to {most} characters.',
  },
  'part.choose': { fr: 'Choisissez ce qui doit être masqué.', en: 'Choose what is to be masked.' },
  'part.mask': { fr: 'Masquer', en: 'Mask' },
  'done.part': {
    fr: 'Masqué dans {n, plural, =0 {aucun message} one {# message} other {# messages}}{beside, plural, =0 {} one { et une note ou un échange entre collègues} other { et # notes ou échanges entre collègues}}.',
    en: 'Masked in {n, plural, =0 {no message} one {# message} other {# messages}}{beside, plural, =0 {} one { and one note or talk between colleagues} other { and # notes or talks between colleagues}}.',
  },
  'refused.not-there': {
    fr: 'Ce texte ne se trouve pas dans cette interaction. Vérifiez-le.',
    en: 'This text is not in this interaction. Check it.',
  },
  reason: { fr: 'Motif (facultatif)', en: 'Reason (optional)' },
  'reason.hint': {
    fr: 'Conservé au journal avec votre nom et l’heure. N’y recopiez pas ce que vous supprimez.',
    en: 'Kept in the journal with your name and the time. Do not copy into it what you delete.',
  },
  delete: { fr: 'Supprimer', en: 'Delete' },
  'done.content': { fr: 'Le contenu est supprimé.', en: 'The content is deleted.' },
  'done.author': { fr: 'Le nom de l’auteur est supprimé.', en: 'The author’s name is deleted.' },
  'refused.not-found': {
    fr: 'Ce courriel n’existe plus ou ne vous est pas visible.',
    en: 'This email is gone, or you may not see it.',
  },
  'refused.switched-off': {
    fr: 'Un administrateur n’a pas activé cette fonction pour vous.',
    en: 'An administrator has not enabled this for you.',
  },
  'refused.not-mine': {
    fr: 'Cette interaction ne vous est pas attribuée.',
    en: 'This interaction is not assigned to you.',
  },
  'refused.forward': { fr: 'Cet envoi n’a pas de contenu à lui.', en: 'This has no content of its own.' },
  'refused.not-left': { fr: 'Ce courriel n’est pas encore parti.', en: 'This email has not left yet.' },
  'refused.already-hidden': { fr: 'C’est déjà supprimé.', en: 'It is deleted already.' },
});
