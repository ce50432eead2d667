import { defineWords } from '#ground/words.ts';

/** What an agent reads of the response timers. */
export const timerWords = defineWords({
  'kind.agent': { fr: 'Minuteur d’agent', en: 'Agent timer' },
  'kind.customer': { fr: 'Minuteur de client', en: 'Customer timer' },
  'left.hours': { fr: '{hours} h {minutes}', en: '{hours} h {minutes}' },
  'left.minutes': { fr: '{minutes} min', en: '{minutes} min' },
  'left.days': { fr: '{days} j {hours} h', en: '{days} d {hours} h' },
  'left.hours-only': { fr: '{hours} h', en: '{hours} h' },
  'left.days-only': { fr: '{days} j', en: '{days} d' },
  'over.by': { fr: 'dépassé de {time}', en: 'over by {time}' },
  // R93, R94, R95: what the colour says, in words.
  'said.calm': { fr: '{kind} : il reste {time}', en: '{kind}: {time} left' },
  'said.half': {
    fr: '{kind} : il reste {time}, la moitié du temps ou moins',
    en: '{kind}: {time} left, half the time or less',
  },
  'said.over': { fr: '{kind} à 0:00, dépassé de {time}', en: '{kind} at 0:00, over by {time}' },
  'said.paused': {
    fr: '{said} (en pause : hors des heures d’ouverture)',
    en: '{said} (paused: outside business hours)',
  },
  'said.paused-until': {
    fr: '{said} (en pause : hors des heures d’ouverture, reprise {when})',
    en: '{said} (paused: outside business hours, resumes {when})',
  },
  paused: { fr: 'en pause', en: 'paused' },
  'add-time': { fr: '+Temps', en: '+Time' },
  'add-time.label': {
    fr: '+Temps : donner {hours} h de plus au client, encore {n, plural, one {# fois} other {# fois}}',
    en: '+Time: give the customer {hours} more hours, {n, plural, one {# more time} other {# more times}}',
  },
  'add-time.done': {
    fr: 'Le client a {hours} h de plus. {n, plural, =0 {C’était la dernière fois.} one {Encore # fois possible.} other {Encore # fois possible.}}',
    en: 'The customer has {hours} more hours. {n, plural, =0 {That was the last time.} one {# more time possible.} other {# more times possible.}}',
  },
  'refused.not-found': {
    fr: 'Cette interaction n’existe pas, ou vous ne pouvez pas la voir.',
    en: 'This interaction does not exist, or you may not see it.',
  },
  'refused.no-customer-timer': {
    fr: 'Aucun minuteur de client ne court ici.',
    en: 'No customer timer is running here.',
  },
  'refused.not-mine': {
    fr: 'Seul l’agent à qui elle est attribuée donne plus de temps.',
    en: 'Only the agent it is assigned to gives more time.',
  },
  'refused.not-permitted': {
    fr: 'Un administrateur ne vous a pas permis de donner plus de temps.',
    en: 'An administrator has not allowed you to give more time.',
  },
  'refused.no-more-time': {
    fr: 'Plus de temps a déjà été donné autant de fois que permis.',
    en: 'More time has been given as often as allowed.',
  },
});
