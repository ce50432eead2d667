import { defineWords } from '#ground/words.ts';

export const settingsWords = defineWords({
  title: { fr: 'Réglages', en: 'Settings' },
  why: { fr: 'Ce qui vaut pour toute la maison.', en: 'What holds for the whole house.' },
  'house.title': { fr: 'La maison', en: 'The house' },
  companyName: { fr: 'Nom de l’entreprise', en: 'Company name' },
  'companyName.why': { fr: 'Montré à la page de connexion.', en: 'Shown on the sign-in page.' },
  'sending.title': { fr: 'Envoi', en: 'Sending' },
  undoSeconds: { fr: 'Secondes pour annuler un envoi', en: 'Seconds to undo a send' },
  'undoSeconds.why': {
    fr: 'Après « Envoyer le message », l’agent a ce temps pour se raviser. 0 : le message part aussitôt.',
    en: 'After “Send message” the agent has this long to think again. 0: the message leaves at once.',
  },
  'writing.title': { fr: 'Rédaction', en: 'Writing' },
  resizeImages: { fr: 'Les images d’un texte peuvent être redimensionnées', en: 'Pictures in a text can be resized' },
  'resizeImages.why': {
    fr: 'L’agent sélectionne l’image et en donne la largeur. Désactivé : chaque image garde sa taille.',
    en: 'The agent selects the picture and gives its width. Off: every picture keeps its size.',
  },
  'presence.title': { fr: 'Absence', en: 'Absence' },
  requeueMinutes: {
    fr: 'Minutes avant de remettre en file la boîte d’un agent Indisponible',
    en: 'Minutes before an Unavailable agent’s inbox goes back to the queue',
  },
  'requeueMinutes.why': {
    fr: '0 : jamais ; ce qui est dans sa boîte y reste jusqu’à son retour.',
    en: '0: never; what is in their inbox stays until they are back.',
  },
  'finished.title': { fr: 'Interactions terminées', en: 'Finished interactions' },
  removeFinishedMinutes: {
    fr: 'Minutes avant qu’une interaction résolue ou fermée quitte la boîte d’elle-même',
    en: 'Minutes before a resolved or closed interaction leaves the inbox by itself',
  },
  'removeFinishedMinutes.why': {
    fr: '0 : jamais ; l’agent la retire par « Annuler l’assignation et rejeter ». Rouverte entre-temps, elle reste. Sans la disposition que sa compétence exige, elle reste aussi, et l’agent le voit.',
    en: '0: never; the agent removes it with “Unassign and dismiss”. Reopened meanwhile, it stays. Without the disposition that its skill requires it stays too, and the agent sees why.',
  },
  'start.title': { fr: 'Pour que le premier courriel trouve quelqu’un', en: 'So that the first email finds somebody' },
  'start.progress': { fr: '{done} sur {all}', en: '{done} of {all}' },
  'start.skill': { fr: 'Ajouter une compétence', en: 'Add a skill' },
  'start.skill.why': { fr: 'La file où le courriel attend.', en: 'The queue where mail waits.' },
  'start.mailbox': { fr: 'Ajouter une boîte qui y mène', en: 'Add a mailbox that leads to it' },
  'start.mailbox.why': { fr: 'L’adresse que vos clients connaissent.', en: 'The address that your customers know.' },
  'start.agent': { fr: 'Donner la compétence à quelqu’un', en: 'Give somebody the skill' },
  'start.agent.why': {
    fr: 'Dans sa fiche ; vous pouvez commencer par vous.',
    en: 'In their record; you may start with yourself.',
  },
  'start.available': { fr: 'Passer à Disponible', en: 'Go Available' },
  'start.available.why': {
    fr: 'Seule une personne disponible reçoit du nouveau.',
    en: 'Only an available person receives anything new.',
  },
  'start.done': { fr: 'Fait', en: 'Done' },
  'start.to-do': { fr: 'À faire', en: 'To do' },
  'start.customer': {
    fr: 'Tout est prêt. Écrivez comme un client pour voir le premier courriel arriver',
    en: 'All is ready. Write as a customer to see the first email arrive',
  },
});
