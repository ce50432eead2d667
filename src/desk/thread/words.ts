import { defineWords } from '#ground/words.ts';

export const threadWords = defineWords({
  thread: { fr: 'Fil de messages', en: 'Messages' },
  empty: { fr: 'Aucun message', en: 'No message' },
  'empty.why': {
    fr: 'Cette interaction ne contient aucun message.',
    en: 'This interaction has no message.',
  },
  earlier: { fr: 'Messages précédents', en: 'Earlier messages' },
  'earlier.loading': { fr: 'Chargement des messages précédents…', en: 'Loading earlier messages…' },
  'new.below': { fr: 'Nouveau message', en: 'New message' },
  'new.heard': { fr: 'Nouveau message de {name}', en: 'New message from {name}' },
  message: { fr: 'Message de {name}, {at}', en: 'Message from {name}, {at}' },
  'frame.title': { fr: 'Texte du message de {name}', en: 'Text of the message from {name}' },
  fold: { fr: 'Replier le message de {name}', en: 'Fold the message from {name}' },
  'from-to': { fr: 'de {from} · à {to}', en: 'from {from} · to {to}' },
  to: { fr: 'à {to}', en: 'to {to}' },
  'to-and-cc': { fr: '{to} · CC {cc}', en: '{to} · CC {cc}' },
  'and-more': {
    fr: '{names} et {count, plural, one {# autre} other {# autres}}',
    en: '{names} and {count, plural, one {# other} other {# others}}',
  },
  nobody: { fr: '(aucun destinataire)', en: '(no recipient)' },
  'part-hidden': {
    fr: 'Une partie de ce message a été masquée.',
    en: 'Part of this message was masked.',
  },
  'no-text': { fr: 'Ce message ne contient aucun texte.', en: 'This message has no text.' },

  'verdict.confirmed': { fr: 'DMARC ✓', en: 'DMARC ✓' },
  'verdict.confirmed.why': {
    fr: 'Expéditeur vérifié : le domaine {domain} confirme que ce message vient de lui.',
    en: 'Verified sender: the domain {domain} confirms that this message comes from it.',
  },
  'verdict.refuted': { fr: 'DMARC ✗', en: 'DMARC ✗' },
  'verdict.refuted.why': {
    fr: 'Attention : le domaine {domain} ne reconnaît pas ce message. L’adresse de l’expéditeur a pu être usurpée.',
    en: 'Careful: the domain {domain} does not recognise this message. The sender’s address may be forged.',
  },

  forwarded: { fr: '{name} a transféré un courriel à {addresses}', en: '{name} forwarded an email to {addresses}' },
  'transcript-sent': {
    fr: '{name} a envoyé la transcription à {addresses}',
    en: '{name} sent the transcript to {addresses}',
  },
  'kind.auto-reply': { fr: 'Réponse automatique', en: 'Automatic reply' },
  'kind.bounce': { fr: 'Non remis', en: 'Not delivered' },
  'kind.feedback-report': { fr: 'Signalement de pourriel', en: 'Spam report' },
  'feedback.why': {
    fr: 'Le destinataire a signalé un de vos messages comme indésirable.',
    en: 'The recipient reported one of your messages as unwanted.',
  },
  'report.show': { fr: 'Afficher le rapport du serveur', en: 'Show the server’s report' },
  'report.hide': { fr: 'Masquer le rapport du serveur', en: 'Hide the server’s report' },

  'bounce.permanent': {
    fr: 'Votre message à {recipient} n’a pas pu être remis.',
    en: 'Your message to {recipient} could not be delivered.',
  },
  'bounce.temporary': {
    fr: 'Votre message à {recipient} n’a pas encore pu être remis. Le serveur essaie encore.',
    en: 'Your message to {recipient} could not be delivered yet. The server is still trying.',
  },
  'bounce.somebody': { fr: 'son destinataire', en: 'its recipient' },
  'bounce.server-said': { fr: 'Le serveur a répondu : {said}', en: 'The server answered: {said}' },
  'bounce.no-such-address': { fr: 'L’adresse n’existe pas.', en: 'The address does not exist.' },
  'bounce.no-such-domain': {
    fr: 'Le domaine de l’adresse (après le @) n’existe pas ou ne reçoit pas de courriels.',
    en: 'The domain of the address (after the @) does not exist or takes no mail.',
  },
  'bounce.mailbox-full': { fr: 'La boîte du destinataire est pleine.', en: 'The recipient’s mailbox is full.' },
  'bounce.mailbox-off': { fr: 'La boîte du destinataire est désactivée.', en: 'The recipient’s mailbox is disabled.' },
  'bounce.too-big': {
    fr: 'Le message est trop volumineux pour le serveur du destinataire.',
    en: 'The message is too large for the recipient’s server.',
  },
  'bounce.blocked': {
    fr: 'Le serveur du destinataire refuse nos messages (filtre antipourriel ou règle).',
    en: 'The recipient’s server refuses our messages (spam filter or rule).',
  },
  'bounce.not-authenticated': {
    fr: 'Le serveur du destinataire n’a pas pu vérifier notre adresse d’expédition. Prévenez un administrateur.',
    en: 'The recipient’s server could not verify our sending address. Tell an administrator.',
  },
  'bounce.refused-content': {
    fr: 'Le serveur du destinataire refuse le contenu du message ou une pièce jointe.',
    en: 'The recipient’s server refuses the content of the message or an attachment.',
  },
  'bounce.no-route': {
    fr: 'Le serveur du destinataire ne répond pas.',
    en: 'The recipient’s server does not answer.',
  },
  'bounce.busy': {
    fr: 'Le serveur du destinataire est occupé ou demande d’attendre.',
    en: 'The recipient’s server is busy or asks to wait.',
  },
  'bounce.unknown': { fr: 'La raison n’est pas connue.', en: 'The reason is not known.' },

  'delivery.held': {
    fr: 'Envoi dans {seconds} s',
    en: 'Sending in {seconds} s',
  },
  'delivery.scheduled': { fr: 'Départ prévu {when}', en: 'Leaves {when}' },
  'delivery.queued': { fr: 'en file d’envoi', en: 'queued' },
  'delivery.retrying': { fr: 'Pas encore parti, nouvel essai à venir', en: 'Not gone yet, will be tried again' },
  'delivery.sending': { fr: 'envoi en cours', en: 'sending' },
  'delivery.sent': { fr: 'envoyé', en: 'sent' },
  'delivery.delivered': { fr: 'remis', en: 'delivered' },
  'delivery.read': { fr: 'lu', en: 'read' },
  'delivery.given-up': {
    fr: 'Le fournisseur n’a pas pris le message. Renvoyez-le, ou écrivez autrement.',
    en: 'The provider did not take the message. Send it again, or write another way.',
  },
  'provider-said': { fr: 'Le fournisseur : {said}', en: 'The provider: {said}' },
  text: { fr: '{channel} de {name}, {at}', en: '{channel} from {name}, {at}' },
  'delivery.failed': { fr: 'Non envoyé', en: 'Not sent' },
  'delivery.bounced': { fr: 'Non remis', en: 'Not delivered' },
  'delivery.uncertain': { fr: 'Envoi incertain', en: 'Sending uncertain' },
  'delivery.uncertain.why': {
    fr: 'La liaison a été coupée pendant l’envoi : le message est peut-être parti. Rien ne sera renvoyé sans votre accord.',
    en: 'The connection was cut while sending: the message may have left. Nothing is sent again unless you say so.',
  },

  'invitation.request': { fr: 'Invitation', en: 'Invitation' },
  'invitation.cancel': { fr: 'Rendez-vous annulé', en: 'Event cancelled' },
  'invitation.reply': { fr: 'Réponse à une invitation', en: 'Answer to an invitation' },
  'invitation.counter': { fr: 'Autre horaire proposé', en: 'Another time proposed' },
  'invitation.publish': { fr: 'Événement', en: 'Event' },
  'invitation.until': { fr: '{start} – {end}', en: '{start} – {end}' },

  attachments: { fr: 'Pièces jointes', en: 'Attachments' },
  pictures: { fr: 'Images', en: 'Pictures' },
  'attachment.preview': { fr: 'Aperçu de {name}', en: 'Preview {name}' },
  'attachment.download': { fr: 'Télécharger {name}', en: 'Download {name}' },
  'attachment.dangerous': { fr: 'Peut être dangereux', en: 'May be dangerous' },
  'attachment.dangerous.why': {
    fr: 'Ce fichier peut exécuter un programme. Ne l’ouvrez que si vous êtes sûr de son expéditeur.',
    en: 'This file can run a program. Open it only if you are sure of its sender.',
  },
  download: { fr: 'Télécharger', en: 'Download' },

  options: { fr: 'Options du message', en: 'Message options' },
  'options.details': { fr: 'Afficher les détails', en: 'Show details' },
  'options.source': { fr: 'Afficher la source', en: 'Show source' },
  'options.eml': { fr: 'Télécharger le message (.eml)', en: 'Download the message (.eml)' },
  details: { fr: 'Détails du message', en: 'Message details' },
  source: { fr: 'Source du message', en: 'Message source' },
  'source.cut': {
    fr: 'Le premier mégaoctet ; le message entier se télécharge.',
    en: 'The first megabyte; the whole message can be downloaded.',
  },
  'details.from': { fr: 'De', en: 'From' },
  'details.reply-to': { fr: 'Répondre à', en: 'Reply to' },
  'details.to': { fr: 'À', en: 'To' },
  'details.cc': { fr: 'CC', en: 'CC' },
  'details.bcc': { fr: 'CCI', en: 'BCC' },
  'details.subject': { fr: 'Objet', en: 'Subject' },
  'details.written': { fr: 'Écrit le', en: 'Written' },
  'details.received': { fr: 'Reçu le', en: 'Received' },
  'details.agent': { fr: 'Agent', en: 'Agent' },
  'details.verdict': { fr: 'Vérifications', en: 'Checks' },
  'details.delivery': { fr: 'Envoi', en: 'Sending' },

  'file.none': {
    fr: 'Ce fichier n’existe pas ou ne vous est pas visible.',
    en: 'This file does not exist, or you may not see it.',
  },
  'file.gone': {
    fr: 'Le contenu de ce fichier n’est plus conservé ici. Avertissez un administrateur.',
    en: 'The content of this file is no longer kept here. Tell an administrator.',
  },
  'file.no-picture': { fr: 'Cette image n’a pas pu être obtenue.', en: 'This picture could not be fetched.' },

  'refused.not-found': {
    fr: 'Ce message n’existe plus ou ne vous est pas visible.',
    en: 'This message is gone, or you may not see it.',
  },
  'refused.no-source': {
    fr: 'La source de ce message n’est pas conservée.',
    en: 'The source of this message is not kept.',
  },
});
