import { defineWords } from '#ground/words.ts';

export const snoozeWords = defineWords({
  sleep: { fr: 'Mettre en veille jusqu’à…', en: 'Snooze until…' },
  title: { fr: 'Mettre en veille', en: 'Snooze' },
  why: {
    fr: 'Elle reste à vous, au bas de votre boîte, dans l’état En attente. Elle revient en haut à ce moment, ou dès que le contact écrit.',
    en: 'It stays yours, at the bottom of your inbox, with the status Pending. It comes back to the top at that time, or as soon as the contact writes.',
  },
  choices: { fr: 'Jusqu’à', en: 'Until' },
  'choice.tomorrow': { fr: 'Demain matin', en: 'Tomorrow morning' },
  'choice.monday': { fr: 'Lundi matin', en: 'Monday morning' },
  'choice.week': { fr: 'Dans une semaine', en: 'In a week' },
  at: { fr: 'Date et heure du retour', en: 'Date and time of return' },
  zone: { fr: 'À votre heure ({zone})', en: 'In your time ({zone})' },
  slept: { fr: 'En veille. Elle revient {when}.', en: 'Snoozed. It comes back {when}.' },
  wake: { fr: 'Réveiller', en: 'Wake' },
  woke: { fr: 'Elle est réveillée, en haut de votre boîte.', en: 'It is awake, at the top of your inbox.' },
  asleep: { fr: 'En veille, revient {when}', en: 'Snoozed, back {when}' },
  'asleep.row': { fr: 'revient {when}', en: 'back {when}' },
  woken: { fr: 'Réveillée', en: 'Awake again' },
  'woken.row': { fr: 'réveillée', en: 'awake again' },
  'refused.closed': { fr: 'Elle est fermée : Fermé est définitif.', en: 'It is closed: Closed is final.' },
  'refused.not-mine': {
    fr: 'Elle n’est pas à vous. Attribuez-la-vous d’abord.',
    en: 'It is not yours. Assign it to yourself first.',
  },
  'refused.time-past': { fr: 'Cette heure est déjà passée.', en: 'That time is already past.' },
  'refused.time-too-far': {
    fr: 'Une veille dure un an au plus.',
    en: 'It can sleep for a year at most.',
  },
  'refused.not-asleep': { fr: 'Elle n’est plus en veille.', en: 'It is not asleep any more.' },
});
