import { defineWords } from '#ground/words.ts';

export const skillsWords = defineWords({
  title: { fr: 'Compétences', en: 'Skills' },
  why: {
    fr: 'Chaque compétence a sa file. Un courriel qui attend va à la personne disponible qui la maîtrise le mieux.',
    en: 'Each skill has its queue. An email that waits goes to the available person who masters it best.',
  },
  add: { fr: 'Ajouter une compétence', en: 'Add a skill' },
  new: { fr: 'Nouvelle compétence', en: 'New skill' },
  list: { fr: 'Compétences', en: 'Skills' },
  none: { fr: 'Aucune compétence', en: 'No skill' },
  'none.why': {
    fr: 'Sans compétence, aucun courriel ne peut être attribué. Ajoutez-en une, par exemple « Facturation ».',
    en: 'Without a skill no email can be assigned. Add one, for instance “Billing”.',
  },
  'column.name': { fr: 'Nom', en: 'Name' },
  'column.priority': { fr: 'Priorité', en: 'Priority' },
  'column.giving': { fr: 'Attribution', en: 'Assignment' },
  'column.agents': { fr: 'Personnes', en: 'People' },
  'column.waiting': { fr: 'En attente', en: 'Waiting' },
  'giving.direct': { fr: 'Directe', en: 'Direct' },
  'giving.offer': { fr: 'À accepter, {n} s', en: 'To accept, {n} s' },
  'agents.none': { fr: 'Personne : rien ne sera attribué', en: 'Nobody: nothing will be assigned' },
  name: { fr: 'Nom', en: 'Name' },
  priority: { fr: 'Priorité', en: 'Priority' },
  'priority.why': {
    fr: 'De 1 à 10. La plus haute est servie en premier ; à égalité, le plus ancien courriel.',
    en: 'From 1 to 10. The highest is served first; among equals, the oldest email.',
  },
  offers: { fr: 'Demander d’accepter ou de rejeter', en: 'Ask to accept or reject' },
  'offers.why': {
    fr: 'L’agent voit « Accepter » et « Rejeter ». Sans cela, le courriel entre directement dans sa boîte.',
    en: 'The agent sees “Accept” and “Reject”. Without it the email goes straight into their inbox.',
  },
  seconds: { fr: 'Secondes pour répondre à l’offre', en: 'Seconds to answer the offer' },
  'seconds.why': {
    fr: 'Passé ce temps, l’offre va à une autre personne. Deux offres de suite sans réponse rendent l’agent Indisponible.',
    en: 'After that the offer goes to somebody else. Two unanswered in a row make the agent Unavailable.',
  },
  outbound: { fr: 'Courriels sortants', en: 'Outbound email' },
  'outbound.why': {
    fr: 'Les personnes qui ont cette compétence peuvent écrire en premier à un contact, depuis une adresse des boîtes courriel qui y mènent. Les réponses arrivent dans cette file.',
    en: 'People with this skill may write to a contact first, from an address of the mailboxes that lead to it. Answers come into this queue.',
  },
  archive: { fr: 'Retirer', en: 'Retire' },
  'archive.title': { fr: 'Retirer la compétence {name} ?', en: 'Retire the skill {name}?' },
  'archive.why': {
    fr: 'Elle ne pourra plus être donnée. Les interactions fermées la gardent.',
    en: 'It can no longer be given. Closed interactions keep it.',
  },
  'limits.title': { fr: 'Capacité par canal', en: 'Capacity by channel' },
  'limits.why': {
    fr: 'Combien un agent en a au plus à la fois, en plus de la limite de sa boîte. Vide : autant que la boîte en prend. Un courriel derrière un appel que personne ne peut prendre passe.',
    en: 'How many one agent has at once at most, besides the limit of the inbox. Empty: as many as the inbox takes. A mail behind a call that nobody can take goes past it.',
  },
  'limits.of': { fr: 'Au plus, {channel}', en: 'At most, {channel}' },
  'limits.none': { fr: 'comme la boîte', en: 'as the inbox' },
  'weights.title': { fr: 'Ce que chaque état occupe dans une boîte', en: 'How much of an inbox each status takes' },
  'weights.why': {
    fr: 'Une boîte est pleine quand la somme atteint la limite de la personne ou de son équipe. 1 : une place entière. 0 : ne compte pas. À 0,5, deux interactions « En attente » n’occupent qu’une place : celles qui attendent le client laissent travailler sur les autres.',
    en: 'An inbox is full when the sum reaches the limit of the person or their team. 1: a whole place. 0: does not count. At 0.5, two “Pending” interactions take one place: those that wait for the customer leave room for others.',
  },
  'weights.of': { fr: 'Part de {status}', en: 'Share of {status}' },
  'weights.example': {
    fr: 'Limite de {limit} : {n} à la fois',
    en: 'Limit of {limit}: {n} at once',
  },
  'weights.example.free': { fr: 'N’occupe aucune place', en: 'Takes no place' },
  'weights.closed': {
    fr: 'Une interaction fermée ne compte jamais.',
    en: 'A closed interaction never counts.',
  },
  'refused.name-taken': { fr: 'Une compétence porte déjà ce nom.', en: 'A skill already has this name.' },
  'refused.skill-in-use': {
    fr: 'Encore utilisée : {mailboxes, plural, =0 {} one {# boîte courriel y mène} other {# boîtes courriel y mènent}}{both, select, yes { et } other {}}{interactions, plural, =0 {} one {# interaction n’est pas fermée} other {# interactions ne sont pas fermées}}.',
    en: 'Still in use: {mailboxes, plural, =0 {} one {# mailbox leads to it} other {# mailboxes lead to it}}{both, select, yes { and } other {}}{interactions, plural, =0 {} one {# interaction is not closed} other {# interactions are not closed}}.',
  },
});
