import { defineWords } from '#ground/words.ts';

export const transferWords = defineWords({
  button: { fr: 'Consulter/Transférer', en: 'Consult/Transfer' },
  transfer: { fr: 'Transférer', en: 'Transfer' },
  'transfer.to': { fr: 'Transférer à {name}', en: 'Transfer to {name}' },
  'transfer.to-skill': { fr: 'Transférer à la compétence {name}', en: 'Transfer to the skill {name}' },
  'note.label': { fr: 'Note pour la suite', en: 'Note for what comes next' },
  'note.why': {
    fr: 'Pour vos collègues seulement. Elle reste ici si vous fermez la fenêtre.',
    en: 'For your colleagues only. It stays here if you close the window.',
  },
  'note.placeholder': {
    fr: 'Ce que la personne suivante doit savoir.',
    en: 'What the next person should know.',
  },
  'note.too-long': {
    fr: 'La note dépasse {limit, number} caractères.',
    en: 'The note is over {limit, number} characters.',
  },
  'pick.title': { fr: 'À qui ?', en: 'To whom?' },
  'pick.why': {
    fr: 'Choisissez un agent, une compétence ou une équipe dans l’annuaire.',
    en: 'Choose an agent, a skill or a team in the directory.',
  },
  'to.agent': { fr: 'Va aussitôt dans sa boîte.', en: 'Goes straight to their inbox.' },
  'to.skill': {
    fr: 'Attend une autre personne de cette compétence, à son rang : le client garde son tour.',
    en: 'Waits for somebody else of this skill, in its place: the customer keeps their turn.',
  },
  'to.team': {
    fr: 'Attend une autre personne de cette équipe, à son rang : le client garde son tour.',
    en: 'Waits for somebody else of this team, in its place: the customer keeps their turn.',
  },
  instead: { fr: 'Plutôt à l’une de ses compétences ?', en: 'To one of their skills instead?' },
  'instead.none': { fr: 'Cette personne n’a aucune compétence.', en: 'This person has no skill.' },
  done: { fr: 'Transférée à {name}. Elle a quitté votre boîte.', en: 'Transferred to {name}. It has left your inbox.' },
  'done.queued': {
    fr: 'Transférée : elle attend une personne de « {name} ».',
    en: 'Transferred: it waits for somebody of “{name}”.',
  },
  line: { fr: '{from} a transféré à {to}', en: '{from} transferred to {to}' },
  'line.by': { fr: '{by} a transféré de {from} à {to}', en: '{by} transferred from {from} to {to}' },
  'to-name.agent': { fr: '{name}', en: '{name}' },
  'to-name.skill': { fr: 'la compétence {name}', en: 'the skill {name}' },
  'to-name.team': { fr: 'l’équipe {name}', en: 'the team {name}' },
  'line.label': { fr: 'Transfert, {at}', en: 'Transfer, {at}' },
  'line.hidden': { fr: 'visible par l’organisation seulement', en: 'visible to the organisation only' },
  banner: { fr: 'Transfert', en: 'Transfer' },
  'refused.not-found': {
    fr: 'Cette interaction n’existe plus, ou ne vous est pas visible.',
    en: 'This interaction is gone, or you may not see it.',
  },
  'refused.switched-off': {
    fr: 'Un administrateur ne vous permet pas de transférer.',
    en: 'An administrator does not let you transfer.',
  },
  'refused.not-mine': {
    fr: 'Elle n’est pas à vous : seule la personne qui l’a peut la transférer.',
    en: 'It is not yours: only whoever has it can transfer it.',
  },
  'refused.wrong-status': {
    fr: 'Seule une interaction Nouveau ou Ouvert peut être transférée : changez d’abord son état.',
    en: 'Only a New or Open interaction can be transferred: change its status first.',
  },
  'refused.target-gone': { fr: 'Cette entrée n’existe plus.', en: 'This entry no longer exists.' },
  'refused.same-agent': { fr: '{name} l’a déjà.', en: '{name} has it already.' },
  'refused.agent-not-enabled': {
    fr: 'Le courriel n’est pas activé pour {name}.',
    en: 'Email is not enabled for {name}.',
  },
  'refused.agent-absent': { fr: '{name} est indisponible.', en: '{name} is unavailable.' },
  'refused.agent-full': {
    fr: '{name} n’a plus de place : sa boîte est pleine ({limit, number}).',
    en: 'The inbox of {name} is full ({limit, number}).',
  },
  'refused.nobody-else': {
    fr: '« {name} » n’a personne d’autre qui traite les courriels.',
    en: '“{name}” has nobody else who handles email.',
  },
});
