import { defineWords } from '#ground/words.ts';

export const transcriptWords = defineWords({
  download: { fr: 'Télécharger la transcription', en: 'Download the transcript' },
  'download.why': {
    fr: 'Tous les messages de cette interaction, sans leurs pièces jointes. Ce qui a été supprimé ou masqué n’y est pas.',
    en: 'All messages of this interaction, without their attachments. What was deleted or masked is not in it.',
  },
  'download.go': { fr: 'Télécharger', en: 'Download' },
  'file-name': { fr: 'Nom du fichier', en: 'File name' },
  'file-name.picked': {
    fr: 'Le navigateur demandera où l’enregistrer.',
    en: 'The browser will ask where to save it.',
  },
  'file-name.becomes': {
    fr: 'Sera enregistré sous « {name} » : ce nom-ci ne convient pas à tous les ordinateurs.',
    en: 'Will be saved as “{name}”: this name does not suit every computer.',
  },
  'file-name.downloads': {
    fr: 'Enregistré dans les téléchargements du navigateur.',
    en: 'Saved in the browser’s downloads.',
  },
  format: { fr: 'Format', en: 'Format' },
  'format.pdf': { fr: 'PDF', en: 'PDF' },
  'format.text': { fr: 'Texte', en: 'Text' },
  inside: { fr: 'Ajouter les notes et les balises', en: 'Add notes and tags' },
  'inside.why': {
    fr: 'Pour l’équipe seulement : un contact ne doit pas les voir.',
    en: 'For the team only: a contact must not see them.',
  },
  'step.waiting': { fr: 'En attente…', en: 'Waiting…' },
  'step.reading': { fr: 'Lecture des messages…', en: 'Reading the messages…' },
  'step.pictures': { fr: 'Images : {done} sur {of}', en: 'Pictures: {done} of {of}' },
  'step.setting': { fr: 'Mise en page…', en: 'Laying out the pages…' },
  'step.saving': { fr: 'Enregistrement…', en: 'Saving…' },
  done: { fr: '« {name} » est enregistrée.', en: '“{name}” is saved.' },
  'done.plain': {
    fr: '{n, plural, one {# message n’a pu y être mis qu’en texte simple.} other {# messages n’ont pu y être mis qu’en texte simple.}}',
    en: '{n, plural, one {# message could only be set as plain text.} other {# messages could only be set as plain text.}}',
  },
  stopped: { fr: 'La transcription est abandonnée.', en: 'The transcript was given up.' },
  stop: { fr: 'Arrêter', en: 'Stop' },

  send: { fr: 'Envoyer la transcription', en: 'Send the transcript' },
  'send.why': {
    fr: '{n, plural, one {# message} other {# messages}} : le texte et les images, sans pièces jointes, liens, notes ni balises. Ce qui a été supprimé ou masqué n’y est pas.',
    en: '{n, plural, one {# message} other {# messages}}: text and pictures, without attachments, links, notes or tags. What was deleted or masked is not in it.',
  },
  'send.others': {
    fr: 'Attention : le contact y lira aussi des messages échangés avec {addresses}.',
    en: 'Careful: the contact will also read messages exchanged with {addresses}.',
  },
  address: { fr: 'Adresse du contact', en: 'The contact’s address' },
  'address.hint': {
    fr: 'Une seule adresse, l’une des siennes.',
    en: 'One address only, one of theirs.',
  },
  'send.go': { fr: 'Envoyer', en: 'Send' },
  sent: { fr: 'Transcription envoyée à {address}', en: 'Transcript sent to {address}' },
  undo: { fr: 'Annuler', en: 'Undo' },
  undone: { fr: 'L’envoi de la transcription est annulé.', en: 'Sending the transcript is undone.' },
  'letter.subject': { fr: 'Transcription : {subject}', en: 'Transcript: {subject}' },
  'letter.intro': {
    fr: 'Voici la transcription de nos échanges « {subject} ». Les heures sont celles de {zone}.',
    en: 'Here is the transcript of our conversation “{subject}”. Times are those of {zone}.',
  },
  'letter.picture': { fr: '[image]', en: '[picture]' },

  'page.word': { fr: 'Transcription', en: 'Transcript' },
  'page.contact': { fr: 'Contact', en: 'Contact' },
  'page.status': { fr: 'État', en: 'Status' },
  'page.agent': { fr: 'Agent', en: 'Agent' },
  'page.skill': { fr: 'Compétence', en: 'Skill' },
  'page.mailbox': { fr: 'Boîte', en: 'Mailbox' },
  'page.period': { fr: 'Période', en: 'Period' },
  'page.period.range': { fr: 'du {from} au {to}', en: '{from} to {to}' },
  'page.messages': { fr: 'Messages', en: 'Messages' },
  'page.zone': { fr: 'Heures', en: 'Times' },
  'page.tags': { fr: 'Balises', en: 'Tags' },
  'page.made': { fr: 'Produite le {at} par {name}', en: 'Made {at} by {name}' },
  'page.role.in': { fr: 'Contact', en: 'Contact' },
  'page.role.out': { fr: 'Agent', en: 'Agent' },
  'page.role.house': { fr: 'Réponse automatique', en: 'Automatic reply' },
  'page.role.machine': { fr: 'Serveur de courriel', en: 'Mail server' },
  'page.role.note': { fr: 'Note entre collègues', en: 'Note between colleagues' },
  'page.to': { fr: 'à {names}', en: 'to {names}' },
  'page.cc': { fr: 'CC {names}', en: 'CC {names}' },
  'page.subject': { fr: 'objet : {subject}', en: 'subject: {subject}' },
  'page.files': {
    fr: '{n, plural, one {Pièce jointe, non incluse : {names}} other {Pièces jointes, non incluses : {names}}}',
    en: '{n, plural, one {Attachment, not included: {names}} other {Attachments, not included: {names}}}',
  },
  'page.picture': { fr: 'image', en: 'picture' },
  'page.empty': { fr: '(message sans texte)', en: '(message without text)' },
  'page.part-hidden': {
    fr: 'Une partie de ce message a été masquée.',
    en: 'Part of this message was masked.',
  },
  'page.unquoted': {
    fr: 'Ce qu’il cite n’y est pas : quelque chose en a été supprimé.',
    en: 'What it quotes is not here: something of it was deleted.',
  },
  'page.forwarded': {
    fr: '{name} a transféré un courriel à {addresses}',
    en: '{name} forwarded an email to {addresses}',
  },
  'page.sent': {
    fr: '{name} a envoyé la transcription à {addresses}',
    en: '{name} sent the transcript to {addresses}',
  },
  'page.delivery.held': { fr: 'Pas encore envoyé.', en: 'Not sent yet.' },
  'page.delivery.failed': { fr: 'N’a pas été envoyé.', en: 'Was not sent.' },
  'page.delivery.bounced': { fr: 'N’a pas été remis.', en: 'Was not delivered.' },
  'page.delivery.uncertain': { fr: 'Envoi incertain.', en: 'Sending uncertain.' },

  'refused.not-found': {
    fr: 'Cette interaction n’existe pas, ou vous ne pouvez pas la voir.',
    en: 'This interaction does not exist, or you may not see it.',
  },
  'refused.no-message': {
    fr: 'Cette interaction ne contient encore aucun message.',
    en: 'This interaction has no message yet.',
  },
  'refused.too-many': {
    fr: 'Cette interaction a plus de 2 000 messages : c’est trop pour un fichier.',
    en: 'This interaction has more than 2,000 messages: too many for one file.',
  },
  'refused.email-not-enabled': {
    fr: 'Les courriels ne sont pas activés pour vous. Demandez à un administrateur.',
    en: 'Email is not enabled for you. Ask an administrator.',
  },
  'refused.in-trash': {
    fr: 'Cette interaction est à la corbeille : rien n’en part.',
    en: 'This interaction is in the Trash: nothing leaves from it.',
  },
  'refused.no-mailbox': {
    fr: 'La boîte de cette interaction n’existe plus.',
    en: 'The mailbox of this interaction is gone.',
  },
  'refused.nothing-said': {
    fr: 'Aucun message n’a encore été échangé avec le contact.',
    en: 'No message has been exchanged with the contact yet.',
  },
  'refused.no-address': {
    fr: 'Aucune adresse courriel n’est connue pour ce contact.',
    en: 'No email address is known for this contact.',
  },
  'refused.no-recipient': { fr: 'Saisissez l’adresse du contact.', en: 'Type the contact’s address.' },
  'refused.one-address': {
    fr: 'Une transcription ne peut être envoyée qu’à une seule adresse à la fois.',
    en: 'A transcript can be sent to only one address at a time.',
  },
  'refused.bad-address': {
    fr: 'L’adresse « {address} » n’est pas valable.',
    en: 'The address “{address}” is not valid.',
  },
  'refused.not-theirs': {
    fr: '« {address} » n’est pas une adresse de ce contact : ses échanges ne vont qu’à lui.',
    en: '“{address}” is not an address of this contact: their conversation goes to nobody else.',
  },
  'refused.already-gone': {
    fr: 'Trop tard : la transcription est déjà partie.',
    en: 'Too late: the transcript has already left.',
  },
  'refused.inside-not-yours': {
    fr: 'Les notes et les balises sont réservées aux superviseurs.',
    en: 'Notes and tags are for supervisors only.',
  },
  'refused.bad-zone': {
    fr: 'Le fuseau horaire du navigateur n’est pas reconnu.',
    en: 'The browser’s time zone is not known.',
  },
  'refused.too-slow': {
    fr: 'La mise en page a pris trop de temps et a été arrêtée. Choisissez le format Texte.',
    en: 'Laying out the pages took too long and was stopped. Choose the Text format.',
  },
  'refused.too-large': {
    fr: 'La mise en page demande trop de mémoire et a été arrêtée. Choisissez le format Texte.',
    en: 'Laying out the pages needs too much memory and was stopped. Choose the Text format.',
  },
  'refused.failed': {
    fr: 'La mise en page n’a pas abouti ; la cause a été consignée. Choisissez le format Texte.',
    en: 'Laying out the pages failed; the cause has been logged. Choose the Text format.',
  },
  'refused.cut': {
    fr: 'La liaison avec le serveur a été coupée. Réessayez.',
    en: 'The connection to the server was cut. Try again.',
  },
  'refused.not-saved': {
    fr: 'Le fichier n’a pas pu être enregistré à cet endroit.',
    en: 'The file could not be saved there.',
  },
});
