import { defineWords } from '#ground/words.ts';

/** Why a text did not get there, where its writer looks. */
export const textFailureWords = defineWords({
  'failure.unreachable': {
    fr: 'Le fournisseur ne répond pas. L’envoi est retenté de lui-même.',
    en: 'The provider does not answer. Sending is tried again by itself.',
  },
  'failure.rate': {
    fr: 'Trop de messages à la fois. L’envoi est retenté de lui-même.',
    en: 'Too many messages at once. Sending is tried again by itself.',
  },
  'failure.account': {
    fr: 'Le fournisseur refuse le compte : avertissez un administrateur.',
    en: 'The provider refuses the account: tell an administrator.',
  },
  'failure.wrong-number': {
    fr: 'Personne n’est joignable à cet identifiant sur ce canal. Vérifiez-le.',
    en: 'Nobody can be reached at that identifier on this channel. Check it.',
  },
  'failure.opted-out': {
    fr: 'Le contact a demandé à ne plus recevoir de messages (STOP). Lui seul peut lever ce refus.',
    en: 'The contact asked for no more messages (STOP). Only they can lift that.',
  },
  'failure.window-closed': {
    fr: 'Plus de 24 heures se sont écoulées depuis le dernier message du contact : seul un modèle approuvé peut partir.',
    en: 'More than 24 hours have passed since the contact’s last message: only an approved template may leave.',
  },
  'failure.template': {
    fr: 'Le modèle est inconnu, suspendu, ou attend d’autres valeurs. Choisissez-en un autre.',
    en: 'The template is unknown, paused, or wants other values. Choose another.',
  },
  'failure.too-long': {
    fr: 'Le message est trop long pour ce canal. Raccourcissez-le.',
    en: 'The message is too long for this channel. Shorten it.',
  },
  'failure.unsupported': {
    fr: 'Ce canal n’accepte pas ce contenu. Enlevez les fichiers, ou envoyez un courriel.',
    en: 'This channel does not take that content. Remove the files, or write an email.',
  },
  'failure.uncertain': {
    fr: 'Le fournisseur n’a pas répondu : le message est peut-être parti. Demandez au contact avant de renvoyer.',
    en: 'The provider gave no answer: the message may have left. Ask the contact before you send it again.',
  },
  'failure.undelivered': {
    fr: 'Le réseau ou le téléphone du contact n’a pas pris le message.',
    en: 'The network or the contact’s telephone did not take the message.',
  },
  'failure.broken': {
    fr: 'Le fournisseur a répondu par une erreur.',
    en: 'The provider answered with an error.',
  },
});
