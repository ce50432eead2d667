import { defineWords } from '#ground/words.ts';

export const spamWords = defineWords({
  spam: { fr: 'Indésirable', en: 'Spam' },
  'spam.item': { fr: 'Indésirable…', en: 'Spam…' },
  title: { fr: 'Marquer comme indésirable', en: 'Mark as spam' },
  'what.trash': {
    fr: 'L’interaction va à la corbeille : elle quitte les boîtes, les files et les listes. Aucun résultat n’est demandé.',
    en: 'The interaction goes to the Trash: it leaves inboxes, queues and lists. No outcome is asked for.',
  },
  'what.block': {
    fr: '{n, plural, one {{senders} est bloqué : ses} other {{senders} sont bloqués : leurs}} prochains courriels seront gardés dans le registre sans arriver à personne, et sans réponse automatique.',
    en: '{n, plural, one {{senders} is blocked: their} other {{senders} are blocked: their}} next emails will be kept in the ledger, reach nobody and get no automatic answer.',
  },
  'what.block-none': {
    fr: 'Personne n’est bloqué : l’adresse est des nôtres, ou elle a été masquée.',
    en: 'Nobody is blocked: the address is one of ours, or it was hidden.',
  },
  'what.planned': {
    fr: '{n, plural, one {Une réponse planifiée ne partira pas : elle redevient le brouillon de son auteur, qui en est averti.} other {# réponses planifiées ne partiront pas : elles redeviennent les brouillons de leurs auteurs, qui en sont avertis.}}',
    en: '{n, plural, one {One scheduled answer will not be sent: it becomes its author’s draft again, and they are told.} other {# scheduled answers will not be sent: they become their authors’ drafts again, and they are told.}}',
  },
  'what.undo': {
    fr: 'Tout cela se défait depuis la corbeille.',
    en: 'All of this can be undone from the Trash.',
  },
  domain: { fr: 'Bloquer tout le domaine {domain}', en: 'Block the whole domain {domain}' },
  'domain.why': {
    fr: 'Toutes les adresses en @{domain}, au lieu de celle-ci seule.',
    en: 'Every address at @{domain}, instead of this one alone.',
  },
  confirm: { fr: 'Marquer comme indésirable', en: 'Mark as spam' },
  done: { fr: 'L’interaction est dans la corbeille.', en: 'The interaction is in the Trash.' },
  'done.blocked': {
    fr: 'L’interaction est dans la corbeille ; {senders} : bloqué.',
    en: 'The interaction is in the Trash; {senders}: blocked.',
  },
  undo: { fr: 'Annuler', en: 'Undo' },

  'not-spam': { fr: 'Ce n’est pas indésirable', en: 'Not spam' },
  'trash.marked': {
    fr: 'Dans la corbeille : {name} l’a marquée comme indésirable {at}.',
    en: 'In the Trash: {name} marked it as spam {at}.',
  },
  'trash.blocked': { fr: 'Bloqué : {senders}.', en: 'Blocked: {senders}.' },
  'trash.stopped': {
    fr: '{n, plural, one {# courriel arrêté depuis} other {# courriels arrêtés depuis}}',
    en: '{n, plural, one {# email stopped since} other {# emails stopped since}}',
  },
  'trash.stopped.why': {
    fr: 'Ils reviennent avec elle, comme s’ils venaient d’arriver.',
    en: 'They come back with it, as if they had just come.',
  },
  'trash.more': { fr: '{n, plural, other {et # autres}}', en: '{n, plural, other {and # more}}' },
  'trash.to.agent': { fr: 'Elle reviendrait dans la boîte de {name}.', en: 'It would go back to the inbox of {name}.' },
  'trash.to.queue': { fr: 'Elle reviendrait dans sa file.', en: 'It would go back to its queue.' },
  'trash.to.nobody': { fr: 'Elle reviendrait comme elle était.', en: 'It would come back as it was.' },
  'back.mine': { fr: 'Elle est revenue dans votre boîte.', en: 'It is back in your inbox.' },
  'back.agent': { fr: 'Elle est revenue dans la boîte de {name}.', en: 'It is back in the inbox of {name}.' },
  'back.queue': { fr: 'Elle est sortie de la corbeille.', en: 'It is out of the Trash.' },
  'back.mails': {
    fr: '{n, plural, one {Un courriel arrêté entre} other {# courriels arrêtés entrent}} maintenant.',
    en: '{n, plural, one {One stopped email comes} other {# stopped emails come}} in now.',
  },
  'back.still': {
    fr: '{value} reste bloqué : un superviseur peut le débloquer dans « Expéditeurs bloqués ».',
    en: '{value} is still blocked: a supervisor can unblock it under “Blocked senders”.',
  },

  'office.title': { fr: 'Expéditeurs bloqués', en: 'Blocked senders' },
  'office.why': {
    fr: 'Leurs courriels sont acceptés et gardés dans le registre, mais n’arrivent à personne et ne reçoivent aucune réponse automatique.',
    en: 'Their emails are accepted and kept in the ledger, but reach nobody and get no automatic answer.',
  },
  'office.add': { fr: 'Bloquer un expéditeur', en: 'Block a sender' },
  'office.search': { fr: 'Chercher une adresse ou un domaine', en: 'Find an address or a domain' },
  'office.none': { fr: 'Personne n’est bloqué', en: 'Nobody is blocked' },
  'office.none.why': {
    fr: 'Marquer une interaction comme indésirable y met son expéditeur. On peut aussi en ajouter ici.',
    en: 'Marking an interaction as spam puts its sender here. One can be added here too.',
  },
  'office.no-match': { fr: 'Aucun expéditeur bloqué ne correspond', en: 'No blocked sender matches' },
  'office.more': { fr: 'Montrer la suite', en: 'Show more' },
  'column.value': { fr: 'Adresse ou domaine', en: 'Address or domain' },
  'column.by': { fr: 'Par', en: 'By' },
  'column.at': { fr: 'Depuis', en: 'Since' },
  'column.stopped': { fr: 'Courriels arrêtés', en: 'Emails stopped' },
  'column.last': { fr: 'Dernier', en: 'Last' },
  'kind.address': { fr: 'Adresse', en: 'Address' },
  'kind.domain': { fr: 'Domaine entier', en: 'Whole domain' },
  'by.gone': { fr: 'quelqu’un qui n’est plus ici', en: 'somebody no longer here' },
  never: { fr: 'aucun', en: 'none' },
  value: { fr: 'Adresse, ou domaine entier', en: 'Address, or a whole domain' },
  'value.why': {
    fr: 'promo@exemple.com pour une adresse ; exemple.com pour toutes celles de ce domaine exactement.',
    en: 'promo@example.com for one address; example.com for all those of exactly that domain.',
  },
  blocked: { fr: 'L’expéditeur est bloqué.', en: 'The sender is blocked.' },
  'detail.interaction': { fr: 'Ouvrir l’interaction marquée', en: 'Open the marked interaction' },
  'detail.stopped': { fr: 'Courriels arrêtés', en: 'Emails stopped' },
  'detail.none': { fr: 'Aucun courriel n’a encore été arrêté.', en: 'No email was stopped yet.' },
  unblock: { fr: 'Débloquer', en: 'Unblock' },
  'unblock.title': { fr: 'Débloquer {value}', en: 'Unblock {value}' },
  'unblock.why': { fr: 'Ses prochains courriels arriveront de nouveau.', en: 'Their next emails will come in again.' },
  'unblock.back': {
    fr: 'Faire entrer aussi {n, plural, one {le courriel arrêté} other {les # courriels arrêtés}}',
    en: 'Also let in the {n, plural, one {stopped email} other {# stopped emails}}',
  },
  unblocked: { fr: 'L’expéditeur n’est plus bloqué.', en: 'The sender is not blocked any more.' },
  'subject.none': { fr: '(sans objet)', en: '(no subject)' },

  'refused.switched-off': {
    fr: 'Un administrateur n’a pas permis cette fonction pour vous.',
    en: 'An administrator has not allowed this function for you.',
  },
  'refused.merged': {
    fr: 'Elle a été réunie à une autre : marquez celle-là.',
    en: 'It was merged into another one: mark that one.',
  },
  'refused.not-yours': {
    fr: 'Elle n’est pas à vous, et vous n’avez pas sa compétence.',
    en: 'It is not yours, and you do not have its skill.',
  },
  'refused.in-trash': { fr: 'Elle est déjà dans la corbeille.', en: 'It is in the Trash already.' },
  'refused.not-in-trash': { fr: 'Elle n’est plus dans la corbeille.', en: 'It is not in the Trash any more.' },
  'refused.nothing-received': {
    fr: 'Personne n’y a encore écrit de courriel.',
    en: 'Nobody has written an email in it yet.',
  },
  'refused.being-sent': {
    fr: 'Une réponse est en train de partir. Réessayez dans un instant.',
    en: 'An answer is being sent. Try again in a moment.',
  },
  'refused.by-supervisors': {
    fr: 'Un domaine entier se bloque par un superviseur.',
    en: 'A whole domain is blocked by a supervisor.',
  },
  'refused.our-own': { fr: 'C’est une adresse ou un domaine à nous.', en: 'It is an address or a domain of ours.' },
  'refused.public-domain': {
    fr: 'Tout le monde peut avoir une adresse à ce domaine : bloquez une adresse.',
    en: 'Anybody can have an address at this domain: block an address.',
  },
  'refused.not-an-address': {
    fr: 'Ce n’est ni une adresse ni un domaine.',
    en: 'This is neither an address nor a domain.',
  },
  'refused.blocked-already': { fr: 'Cet expéditeur est déjà bloqué.', en: 'This sender is blocked already.' },
  'refused.not-blocked': { fr: 'Cet expéditeur n’est plus bloqué.', en: 'This sender is not blocked any more.' },
  'refused.not-found': {
    fr: 'Cette interaction n’existe pas, ou vous ne pouvez pas la voir.',
    en: 'This interaction does not exist, or you may not see it.',
  },
});
