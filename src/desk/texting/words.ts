import { defineWords } from '#ground/words.ts';
import { uploadRefusals } from '#spine/uploads/words.ts';

export const textingWords = defineWords({
  ...uploadRefusals,
  title: { fr: 'Message à {address}', en: 'Message to {address}' },
  label: { fr: 'Texte du message', en: 'Text of the message' },
  placeholder: { fr: 'Écrivez votre message', en: 'Write your message' },
  send: { fr: 'Envoyer', en: 'Send' },
  'send.key': { fr: 'Ctrl + Entrée', en: 'Ctrl + Enter' },
  'sent.heard': { fr: 'Message envoyé', en: 'Message sent' },
  'count.sms': {
    fr: '{segments, plural, one {# segment} other {# segments}} · encore {left} · {encoding}',
    en: '{segments, plural, one {# segment} other {# segments}} · {left} left · {encoding}',
  },
  'count.why': {
    fr: 'Un SMS compte 160 signes (153 s’il en faut plusieurs) ; avec des signes hors de l’alphabet GSM, 70 (67). L’opérateur facture chaque segment.',
    en: 'An SMS holds 160 signs (153 where several are needed); with signs outside the GSM alphabet, 70 (67). The carrier bills each segment.',
  },
  'count.signs': { fr: '{count} / {most}', en: '{count} / {most}' },
  'window.open': { fr: 'Réponse libre jusqu’à {when}', en: 'Anything may be written until {when}' },
  'window.shut': {
    fr: 'Plus de 24 heures depuis le dernier message du contact : seul un modèle approuvé peut partir.',
    en: 'More than 24 hours since the contact’s last message: only an approved template may leave.',
  },
  'window.never': {
    fr: 'Le contact n’a pas encore écrit ici : le premier message est un modèle approuvé.',
    en: 'The contact has not written here yet: the first message is an approved template.',
  },
  template: { fr: 'Modèle', en: 'Template' },
  'template.choose': { fr: 'Choisir un modèle', en: 'Choose a template' },
  'template.none': {
    fr: 'Aucun modèle approuvé. Un administrateur en fait approuver chez WhatsApp.',
    en: 'No approved template. An administrator has them approved at WhatsApp.',
  },
  'template.value': { fr: 'Valeur {at}', en: 'Value {at}' },
  'template.leave': { fr: 'Écrire librement', en: 'Write freely' },
  'template.preview': { fr: 'Ce que le contact recevra', en: 'What the contact will receive' },
  'template.loading': { fr: 'Recherche des modèles…', en: 'Looking for templates…' },
  end: { fr: 'Terminer la conversation', en: 'End the conversation' },
  'end.title': { fr: 'Terminer la conversation ?', en: 'End the conversation?' },
  'end.why': {
    fr: 'Le contact en est averti. L’interaction reste dans votre boîte jusqu’à son résultat.',
    en: 'The contact is told. The interaction stays in your inbox until its outcome.',
  },
  'end.heard': { fr: 'Conversation terminée', en: 'Conversation ended' },
  'refused.not-live': {
    fr: 'Cette conversation n’est pas en direct : elle n’a pas à être terminée.',
    en: 'This conversation is not live: it need not be ended.',
  },
  'draft.saved': { fr: 'Brouillon enregistré', en: 'Draft saved' },
  'draft.unreachable': {
    fr: 'Serveur injoignable : le texte est gardé dans ce navigateur.',
    en: 'Server unreachable: the text is kept in this browser.',
  },
  'draft.moved': { fr: 'Ce message a été modifié ailleurs.', en: 'This message was changed elsewhere.' },
  'draft.theirs': { fr: 'Prendre l’autre', en: 'Take the other' },
  'draft.mine': { fr: 'Garder le mien', en: 'Keep mine' },
  attach: { fr: 'Joindre un fichier', en: 'Attach a file' },
  'files.busy': { fr: 'Un fichier est encore en route.', en: 'A file is still on its way.' },
  'files.failed': {
    fr: '« {name} » n’est pas joint : retirez-le ou réessayez.',
    en: '“{name}” is not attached: remove it or try again.',
  },
  'refused.file-not-taken': { fr: 'ce canal ne prend aucun fichier', en: 'this channel takes no files' },
  'refused.files-too-large': {
    fr: 'ensemble trop lourds pour ce canal : {most} Mo au plus',
    en: 'too large together for this channel: {most} MB at most',
  },
  'refused.file-type': {
    fr: 'ce canal ne prend pas ce type de fichier : images JPEG et PNG, vidéos MP4, sons, PDF, documents Office et texte',
    en: 'this channel does not take this type of file: JPEG and PNG images, MP4 videos, sounds, PDF, Office documents and text',
  },
  'refused.file-too-large': {
    fr: 'trop lourd pour ce canal : {most} Mo au plus',
    en: 'too large for this channel: {most} MB at most',
  },
  'refused.too-many-files': { fr: '{most} fichiers au plus par message', en: '{most} files at most in a message' },
  'refused.template-with-files': {
    fr: 'Un modèle part sans fichier : retirez-les, ou écrivez librement.',
    en: 'A template leaves without files: remove them, or write freely.',
  },
  'refused.closed': {
    fr: 'L’interaction est fermée : rien ne peut plus y être écrit.',
    en: 'The interaction is closed: nothing can be written in it any more.',
  },
  'refused.ended': {
    fr: 'Cette conversation est terminée. Élevez l’interaction pour en ouvrir une autre.',
    en: 'This conversation is over. Elevate the interaction to open another.',
  },
  'refused.opted-out': {
    fr: 'Le contact a demandé à ne plus recevoir de messages (STOP). Lui seul peut lever ce refus, en écrivant START.',
    en: 'The contact asked for no more messages (STOP). Only they can lift that, by writing START.',
  },
  'refused.turned-off': {
    fr: 'L’accès de ce canal est arrêté. Avertissez un administrateur.',
    en: 'This channel is turned off. Tell an administrator.',
  },
  'refused.channel-off': {
    fr: 'Ce canal ne vous est pas ouvert. Un administrateur peut l’ouvrir sous Autorisations.',
    en: 'This channel is not open to you. An administrator can open it under Permissions.',
  },
  'refused.empty': { fr: 'Écrivez un message.', en: 'Write a message.' },
  'refused.too-long': {
    fr: 'Le message est trop long pour ce canal.',
    en: 'The message is too long for this channel.',
  },
  'refused.window-closed': {
    fr: 'Les 24 heures sont écoulées : choisissez un modèle.',
    en: 'The 24 hours are over: choose a template.',
  },
  'refused.value-missing': {
    fr: 'Remplissez toutes les valeurs du modèle.',
    en: 'Fill in all values of the template.',
  },
  'refused.in-trash': { fr: 'L’interaction est à la corbeille.', en: 'The interaction is in the Trash.' },
  'refused.not-found': { fr: 'Cette conversation n’existe plus.', en: 'This conversation is no more.' },
});
