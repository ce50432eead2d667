import { defineWords } from '#ground/words.ts';
import type { Switch } from '#spine/permissions/contract.ts';

/** A switch without its words does not compile. */
const switches: Record<`switch.${Switch}` | `why.${Switch}`, { fr: string; en: string }> = {
  'switch.transfer': { fr: 'Transférer une interaction', en: 'Transfer an interaction' },
  'why.transfer': {
    fr: 'À un agent, à une compétence ou à une équipe.',
    en: 'To an agent, a skill or a team.',
  },
  'switch.consult': { fr: 'Consulter un collègue', en: 'Consult a colleague' },
  'why.consult': {
    fr: 'Un échange privé à côté de l’interaction, qui reste à qui la traite.',
    en: 'A private exchange beside the interaction, which stays with whoever handles it.',
  },
  'switch.forward': { fr: 'Transférer un courriel à une adresse', en: 'Forward an email to an address' },
  'why.forward': {
    fr: 'La copie exacte de ce qui a été reçu, envoyée hors de la maison.',
    en: 'The exact copy of what was received, sent outside the house.',
  },
  'switch.spam': { fr: 'Marquer comme indésirable', en: 'Mark as spam' },
  'why.spam': {
    fr: 'L’interaction va à la corbeille et l’adresse qui l’a envoyée est bloquée ; la même fonction permet de l’en ramener.',
    en: 'The interaction goes to the Trash and the address that sent it is blocked; the same function brings it back.',
  },
  'switch.add-time': { fr: '+Temps', en: '+Time' },
  'why.add-time': {
    fr: 'Donner plus de temps au client avant que l’interaction quitte la boîte.',
    en: 'Give the customer more time before the interaction leaves the inbox.',
  },
  'switch.create-tags': { fr: 'Créer des balises', en: 'Create tags' },
  'why.create-tags': {
    fr: 'En tapant un nom qui n’existe pas encore. Sans cela, on choisit parmi celles qui existent.',
    en: 'By typing a name that does not exist yet. Without it, one picks among those that do.',
  },
  'switch.redact': { fr: 'Supprimer un contenu ou un nom d’auteur', en: 'Delete content or an author’s name' },
  'why.redact': {
    fr: 'Un agent, dans ses propres interactions ; les autres, partout. C’est définitif : le journal garde qui, quand et pourquoi.',
    en: 'An agent, in their own interactions; others, everywhere. It is final: the journal keeps who, when and why.',
  },
  'switch.customer-card': { fr: 'Voir la fiche du client', en: 'See the customer card' },
  'why.customer-card': {
    fr: 'À droite de l’interaction ouverte : qui est le client et ce qu’il a écrit avant.',
    en: 'To the right of the open interaction: who the customer is and what they wrote before.',
  },
  'switch.edit-contact': { fr: 'Modifier la fiche du client', en: 'Edit the customer card' },
  'why.edit-contact': {
    fr: 'Ses adresses, ses champs et les notes sur la personne. Sans cela, la fiche se lit.',
    en: 'Its addresses, its fields and the notes on the person. Without it, the card is read.',
  },
  'switch.merge-contacts': { fr: 'Réunir des fiches', en: 'Merge customer cards' },
  'why.merge-contacts': {
    fr: 'Quand deux fiches sont la même personne ; la même fonction les sépare de nouveau.',
    en: 'When two cards are the same person; the same function splits them again.',
  },
  'switch.erase-contact': { fr: 'Effacer une personne', en: 'Erase a person' },
  'why.erase-contact': {
    fr: 'Sur demande de la personne : tout ce qu’on sait d’elle et tout ce qu’elle a écrit disparaît, pour toujours.',
    en: 'At the person’s request: all that is known of them and all that they wrote goes, for good.',
  },
  'switch.channel-voice': { fr: 'Téléphone', en: 'Telephone' },
  'why.channel-voice': {
    fr: 'Appeler, et recevoir les appels de ses compétences.',
    en: 'To call, and to be given the calls of their skills.',
  },
  'switch.channel-sms': { fr: 'SMS', en: 'SMS' },
  'why.channel-sms': {
    fr: 'En écrire, et recevoir ceux de ses compétences.',
    en: 'To write them, and to be given those of their skills.',
  },
  'switch.channel-whatsapp': { fr: 'WhatsApp', en: 'WhatsApp' },
  'why.channel-whatsapp': {
    fr: 'En écrire, et recevoir ceux de ses compétences.',
    en: 'To write there, and to be given those of their skills.',
  },
  'switch.channel-chat': { fr: 'Clavardage', en: 'Chat' },
  'why.channel-chat': {
    fr: 'Répondre aux visiteurs du site, selon ses compétences.',
    en: 'To answer visitors of the site, by their skills.',
  },
  'switch.channel-social': { fr: 'Réseaux sociaux', en: 'Social networks' },
  'why.channel-social': {
    fr: 'Messages privés et commentaires, selon ses compétences.',
    en: 'Private messages and comments, by their skills.',
  },
  'switch.contact-files': { fr: 'Importer et exporter des contacts', en: 'Import and export contacts' },
  'why.contact-files': {
    fr: 'Un fichier CSV de toutes les personnes connues, dans un sens ou dans l’autre.',
    en: 'A CSV file of everybody who is known, one way or the other.',
  },
};

export const permissionsWords = defineWords({
  ...switches,
  title: { fr: 'Autorisations', en: 'Permissions' },
  why: {
    fr: 'Ce que chacun peut faire, par rôle. Une exception pour une équipe l’emporte sur le rôle, et une exception pour une personne sur tout. Un changement vaut tout de suite.',
    en: 'What each person may do, by role. An exception for a team prevails over the role, and one for a person over all. A change holds at once.',
  },
  list: { fr: 'Autorisations par rôle', en: 'Permissions by role' },
  'column.switch': { fr: 'Fonction', en: 'Function' },
  'column.agent': { fr: 'Agents', en: 'Agents' },
  'column.supervisor': { fr: 'Superviseurs', en: 'Supervisors' },
  'column.administrator': { fr: 'Administrateurs', en: 'Administrators' },
  'column.exceptions': { fr: 'Exceptions', en: 'Exceptions' },
  'allow.role': { fr: '{what} : {role}', en: '{what}: {role}' },
  exceptions: {
    fr: '{n, plural, =0 {Aucune} one {# exception} other {# exceptions}}',
    en: '{n, plural, =0 {None} one {# exception} other {# exceptions}}',
  },
  'exceptions.of': { fr: 'Exceptions : {what}', en: 'Exceptions: {what}' },
  'exceptions.why': {
    fr: 'La personne d’abord, puis son équipe, puis son rôle : la première règle trouvée décide.',
    en: 'The person first, then their team, then their role: the first rule found decides.',
  },
  teams: { fr: 'Équipes', en: 'Teams' },
  people: { fr: 'Personnes', en: 'People' },
  'teams.none': { fr: 'Aucune équipe.', en: 'No team.' },
  filter: { fr: 'Chercher une personne', en: 'Find a person' },
  'filter.none': { fr: 'Personne de ce nom.', en: 'Nobody of that name.' },
  'rule.of': { fr: 'Règle pour {name}', en: 'Rule for {name}' },
  'rule.none': { fr: 'Pas d’exception', en: 'No exception' },
  'rule.yes': { fr: 'Autorisé', en: 'Allowed' },
  'rule.no': { fr: 'Refusé', en: 'Refused' },
  'then.yes': { fr: 'Autorisé', en: 'Allowed' },
  'then.no': { fr: 'Refusé', en: 'Refused' },
  'from.role': { fr: 'par son rôle', en: 'by their role' },
  'from.team': { fr: 'par son équipe', en: 'by their team' },
  'from.person': { fr: 'par exception', en: 'by exception' },
  'never.role': { fr: 'Pas pour ce rôle', en: 'Not for this role' },
  saved: { fr: 'Enregistré : {what}.', en: 'Saved: {what}.' },
  'read-only': { fr: 'Seul un administrateur peut changer ceci.', en: 'Only an administrator can change this.' },
  'refused.not-found': {
    fr: 'Cette équipe ou cette personne n’existe plus.',
    en: 'This team or person is gone.',
  },
});
