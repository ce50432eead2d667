import { defineWords } from '#ground/words.ts';
import { uploadRefusals } from '#spine/uploads/words.ts';
import { dispositionWords } from '#spine/dispositions/words.ts';

export const composeWords = defineWords({
  ...uploadRefusals,
  ...dispositionWords,
  reply: { fr: 'Répondre', en: 'Reply' },
  'reply.continue': { fr: 'Continuer le brouillon', en: 'Continue the draft' },
  'reply.box': { fr: 'Réponse', en: 'Reply' },
  minimise: { fr: 'Réduire', en: 'Minimise' },
  enlarge: { fr: 'Agrandir à tout l’espace', en: 'Enlarge to the whole space' },
  shrink: { fr: 'Rendre sa taille', en: 'Back to its size' },
  'key.escape': { fr: 'Échap', en: 'Esc' },

  from: { fr: 'De', en: 'From' },
  'from.change': { fr: 'Changer l’adresse d’expédition', en: 'Change the sending address' },
  'from.none': { fr: 'Aucune adresse d’expédition', en: 'No sending address' },
  to: { fr: 'À', en: 'To' },
  cc: { fr: 'CC', en: 'CC' },
  bcc: { fr: 'CCI', en: 'BCC' },
  'cc.add': { fr: 'Ajouter des destinataires en copie', en: 'Add recipients in copy' },
  'bcc.add': { fr: 'Ajouter des destinataires en copie invisible', en: 'Add recipients in blind copy' },
  'recipient.remove': { fr: 'Retirer {name}', en: 'Remove {name}' },
  'recipient.edit': { fr: 'Modifier', en: 'Edit' },
  'recipient.copy': { fr: 'Copier l’adresse', en: 'Copy the address' },
  'recipient.move': { fr: 'Déplacer vers {field}', en: 'Move to {field}' },
  'recipient.remove-it': { fr: 'Retirer', en: 'Remove' },
  'recipient.fix': { fr: 'Corriger : {address}', en: 'Correct: {address}' },
  'recipient.keep': { fr: 'Garder ainsi', en: 'Keep as it is' },
  'recipient.fixed': { fr: 'Corrigé : {address}.', en: 'Corrected: {address}.' },
  'recipient.moved': {
    fr: 'Déplacé vers {field}, sans doublon : {names}.',
    en: 'Moved to {field}, not doubled: {names}.',
  },
  'recipient.doubled': { fr: 'Déjà dans ce champ : {names}.', en: 'Already in this field: {names}.' },
  'recipients.in': { fr: 'Destinataires, {field}', en: 'Recipients, {field}' },
  'recipients.more': {
    fr: '{count, plural, one {# autre destinataire} other {# autres destinataires}}',
    en: '{count, plural, one {# more recipient} other {# more recipients}}',
  },
  'recipients.help': {
    fr: '{count, plural, one {# destinataire} other {# destinataires}}. Flèche gauche pour les parcourir, F2 pour modifier, Alt et flèche haut ou bas pour changer de champ.',
    en: '{count, plural, one {# recipient} other {# recipients}}. Left arrow to go through them, F2 to edit, Alt with the up or down arrow to change field.',
  },
  'key.delete': { fr: 'Suppr', en: 'Del' },
  'address.no-at': {
    fr: '« {address} » n’est pas une adresse : il manque « @ ».',
    en: '“{address}” is not an address: “@” is missing.',
  },
  'address.two-at': { fr: '« {address} » contient plusieurs « @ ».', en: '“{address}” has several “@”.' },
  'address.no-name': { fr: '« {address} » : rien devant « @ ».', en: '“{address}”: nothing before “@”.' },
  'address.no-domain': { fr: '« {address} » : rien après « @ ».', en: '“{address}”: nothing after “@”.' },
  'address.no-ending': {
    fr: '« {address} » : la fin du domaine manque (.com, .ca…).',
    en: '“{address}”: the end of the domain is missing (.com, .ca…).',
  },
  'address.sign': {
    fr: '« {address} » contient un signe qui n’a pas sa place dans une adresse.',
    en: '“{address}” has a sign that cannot be in an address.',
  },
  'address.too-long': {
    fr: '« {address} » est trop long pour une adresse.',
    en: '“{address}” is too long for an address.',
  },
  'address.doubt': {
    fr: '« {address} » : est-ce bien cette adresse ?',
    en: '“{address}”: is this the right address?',
  },
  'reply-to.change': { fr: 'À qui répondre', en: 'Whom to answer' },
  'reply-to.one': { fr: 'Répondre au seul client', en: 'Reply to the customer only' },
  'reply-to.all': { fr: 'Répondre à tous', en: 'Reply to all' },
  'reply-to.one.short': { fr: 'Au client', en: 'Customer' },
  'reply-to.all.short': { fr: 'À tous', en: 'All' },
  'reply-to.one.heard': { fr: 'La réponse ira au seul client.', en: 'The reply will go to the customer only.' },
  'reply-to.all.heard': { fr: 'La réponse ira à tous.', en: 'The reply will go to all.' },

  changed: {
    fr: 'Par rapport au message reçu, la réponse part {changes}.',
    en: 'Compared with the message received, the reply goes {changes}.',
  },
  'changed.added': { fr: 'aussi à {names}', en: 'also to {names}' },
  'changed.dropped': { fr: 'sans {names}', en: 'without {names}' },
  'changed.new-domain': {
    fr: 'vers {count, plural, one {un nouveau domaine externe} other {# nouveaux domaines externes}} ({names})',
    en: 'reaching {count, plural, one {a new outside domain} other {# new outside domains}} ({names})',
  },
  'changed.no-reply': {
    fr: 'Personne ne lit sans doute ce qui est envoyé à {names}.',
    en: 'What is sent to {names} is probably read by nobody.',
  },
  'changed.more': {
    fr: '{count, plural, one {# autre} other {# autres}}',
    en: '{count, plural, one {# other} other {# others}}',
  },
  'recipient.none': { fr: 'Aucune entrée de l’annuaire', en: 'No directory entry' },
  'recipient.add': { fr: 'Ajouter {address}', en: 'Add {address}' },
  'recipient.contact': { fr: 'Contact', en: 'Contact' },
  'recipient.agent': { fr: 'Collègue', en: 'Colleague' },

  attach: { fr: 'Joindre des fichiers', en: 'Attach files' },

  'editor.label': { fr: 'Texte de la réponse', en: 'Text of the reply' },
  'editor.placeholder': { fr: 'Écrivez votre réponse…', en: 'Write your reply…' },
  'paste.blocked': {
    fr: '{count, plural, one {# image d’un autre site n’a pas été collée.} other {# images d’un autre site n’ont pas été collées.}} Enregistrez-la d’abord, puis joignez-la.',
    en: '{count, plural, one {# image from another site was not pasted.} other {# images from another site were not pasted.}} Save it first, then attach it.',
  },
  'paste.unread': {
    fr: '{count, plural, one {# image n’a pas pu être lue et n’a pas été collée. Copiez-la seule, ou joignez-la en fichier.} other {# images n’ont pas pu être lues et n’ont pas été collées. Copiez-les une à une, ou joignez-les en fichiers.}}',
    en: '{count, plural, one {# picture could not be read and was not pasted. Copy it by itself, or attach it as a file.} other {# pictures could not be read and were not pasted. Copy them one by one, or attach them as files.}}',
  },

  'draft.saved': { fr: 'Brouillon enregistré {time}', en: 'Draft saved {time}' },
  'draft.saving': { fr: 'Enregistrement…', en: 'Saving…' },
  'draft.unreachable': {
    fr: 'Serveur injoignable : votre texte est gardé dans ce navigateur.',
    en: 'Server unreachable: your text is kept in this browser.',
  },
  'draft.moved': {
    fr: 'Ce brouillon a été modifié ailleurs (autre onglet ou envoi annulé). Rien n’a été écrasé.',
    en: 'This draft was changed elsewhere (another tab, or an undone send). Nothing was overwritten.',
  },
  'draft.mine': { fr: 'Garder mon texte', en: 'Keep my text' },
  'draft.theirs': { fr: 'Prendre l’autre version', en: 'Take the other version' },
  discard: { fr: 'Supprimer le brouillon', en: 'Discard the draft' },
  'discard.sure': { fr: 'Supprimer ce brouillon ?', en: 'Discard this draft?' },
  'discard.why': {
    fr: 'Le texte et les fichiers joints se retrouvent pendant 30 jours sous « Versions », en répondant de nouveau ici.',
    en: 'The text and the attached files can be found for 30 days under “Versions”, when you reply here again.',
  },
  'discard.why-for-good': {
    fr: 'Le texte et les fichiers joints seront perdus.',
    en: 'The text and the attached files will be lost.',
  },

  send: { fr: 'Envoyer le message', en: 'Send the message' },
  'send.uploading': { fr: 'Un fichier est encore en cours de téléversement.', en: 'A file is still uploading.' },
  'send.reading': { fr: 'Un tableau collé est encore en cours de lecture.', en: 'A pasted table is still being read.' },
  'send.upload-failed': {
    fr: 'Un fichier n’a pas pu être téléversé : réessayez ou retirez-le.',
    en: 'A file could not be uploaded: try again or remove it.',
  },
  'send.cut': {
    fr: 'La liaison avec le serveur a été coupée. Votre texte est intact ; envoyez de nouveau, le message ne partira qu’une fois.',
    en: 'The connection to the server was cut. Your text is intact; send again, the message will leave only once.',
  },
  'sent.leaving': { fr: 'Envoi dans {seconds} s', en: 'Sending in {seconds} s' },
  'sent.leaving.then': { fr: 'Envoi dans {seconds} s · {status}', en: 'Sending in {seconds} s · {status}' },
  'sent.left.then': { fr: 'Message envoyé · {status}', en: 'Message sent · {status}' },
  'sent.left': { fr: 'Message envoyé', en: 'Message sent' },
  'sent.heard': {
    fr: 'Message en file d’envoi. Vous pouvez annuler pendant quelques secondes.',
    en: 'Message queued. You can undo for a few seconds.',
  },
  undo: { fr: 'Annuler', en: 'Undo' },
  'undone.heard': { fr: 'Envoi annulé, le texte est de retour.', en: 'Sending undone, the text is back.' },
  resend: { fr: 'Renvoyer', en: 'Send again' },
  'mark-sent': { fr: 'Marquer comme envoyé', en: 'Mark as sent' },

  'refused.not-found': {
    fr: 'Cette interaction n’existe plus ou ne vous est pas visible.',
    en: 'This interaction is gone, or you may not see it.',
  },
  'refused.sent-already': {
    fr: 'Votre premier envoi était bien passé, avec le texte d’alors. Envoyez de nouveau si vous voulez un second message.',
    en: 'Your first message did go through, with the text as it was. Send again if you want a second message.',
  },
  'refused.draft-moved': { fr: 'Ce brouillon a été modifié ailleurs.', en: 'This draft was changed elsewhere.' },
  'refused.no-recipient': { fr: 'Ajoutez au moins un destinataire.', en: 'Add at least one recipient.' },
  'refused.bad-address': {
    fr: 'L’adresse « {address} » n’est pas valable : corrigez-la ou retirez-la.',
    en: 'The address “{address}” is not valid: correct it or remove it.',
  },
  'refused.sender-not-allowed': {
    fr: 'Vous ne pouvez pas écrire depuis cette adresse.',
    en: 'You may not write from this address.',
  },
  'refused.writer-gone': {
    fr: 'La personne qui l’a écrit n’a plus de compte actif : le message ne part plus en son nom.',
    en: 'Whoever wrote it has no active account any more: the message no longer leaves in their name.',
  },
  'refused.no-sender': {
    fr: 'Aucune adresse d’expédition n’est configurée pour cette boîte.',
    en: 'No sending address is set up for this mailbox.',
  },
  'refused.no-outbound-skill': {
    fr: 'Vous n’avez plus la compétence de courriels sortants choisie pour ce message. Le brouillon est gardé.',
    en: 'You no longer have the outbound email skill chosen for this message. The draft is kept.',
  },
  'refused.no-outbound-address': {
    fr: 'Aucune boîte courriel ne mène plus à la compétence choisie : il n’y a pas d’adresse d’où écrire. Le brouillon est gardé.',
    en: 'No mailbox leads to the chosen skill any more: there is no address to write from. The draft is kept.',
  },
  'refused.too-large': {
    fr: 'Le message dépasse la limite de {limit} Mo, fichiers encodés compris.',
    en: 'The message is over the limit of {limit} MB, with its files as encoded for mail.',
  },
  'refused.empty': { fr: 'Le message est vide.', en: 'The message is empty.' },
  'refused.email-not-enabled': {
    fr: 'Les courriels ne sont pas activés pour vous. Demandez à un administrateur.',
    en: 'Email is not enabled for you. Ask an administrator.',
  },
  'refused.not-yours': {
    fr: 'Cette interaction n’est pas à vous : seule la personne à qui elle est attribuée peut reprendre ce brouillon.',
    en: 'This interaction is not yours: only whoever it is assigned to may take this draft over.',
  },
  'refused.draft-gone': { fr: 'Ce brouillon n’existe plus.', en: 'This draft is gone.' },
  'refused.in-trash': {
    fr: 'Cette interaction est dans la corbeille : rien n’est répondu à un indésirable.',
    en: 'This interaction is in the Trash: nothing is answered to spam.',
  },
  'refused.newer-message': {
    fr: '{count, plural, one {{name} a écrit pendant que vous rédigiez : le message n’est pas parti.} other {# messages sont arrivés pendant que vous rédigiez : le vôtre n’est pas parti.}}',
    en: '{count, plural, one {{name} wrote while you were writing: the message was not sent.} other {# messages came while you were writing: yours was not sent.}}',
  },
  'refused.send-time-past': { fr: 'Cette heure est déjà passée.', en: 'That time has already passed.' },
  'refused.send-time-too-far': {
    fr: 'Un envoi se planifie un an à l’avance au plus.',
    en: 'A message is scheduled a year ahead at most.',
  },
  'refused.already-gone': {
    fr: 'Trop tard : le message est déjà parti.',
    en: 'Too late: the message has already left.',
  },
  'refused.not-failed': { fr: 'Ce message n’est plus en échec.', en: 'This message is no longer failed.' },
  'refused.not-uncertain': {
    fr: 'L’envoi de ce message n’est plus incertain.',
    en: 'The sending of this message is no longer uncertain.',
  },
  'refused.closed': { fr: 'Cette interaction est fermée.', en: 'This interaction is closed.' },
  'refused.merged': {
    fr: 'Cette interaction a été fusionnée dans une autre : répondez dans l’autre.',
    en: 'This interaction was merged into another: reply there.',
  },
  'refused.no-mailbox': {
    fr: 'La boîte de cette interaction n’existe plus.',
    en: 'The mailbox of this interaction is gone.',
  },
});
