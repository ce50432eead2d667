import { defineWords } from '#ground/words.ts';

export const outboundWords = defineWords({
  new: { fr: 'Nouvelle demande sortante', en: 'New outbound request' },
  'pick.title': { fr: 'À qui écrire ?', en: 'Whom to write to?' },
  'pick.why': {
    fr: 'Choisissez un nom dans l’annuaire, ou tapez une adresse courriel.',
    en: 'Choose a name in the directory, or type an email address.',
  },
  channels: { fr: 'Canaux', en: 'Channels' },
  email: { fr: 'E-mail', en: 'Email' },
  'no-channel': {
    fr: 'Aucune adresse courriel n’est connue pour {name}.',
    en: 'No email address is known for {name}.',
  },
  'no-name': { fr: 'ce contact', en: 'this contact' },
  'new-address': {
    fr: 'Cette adresse n’est pas dans l’annuaire : un contact sera créé à l’envoi.',
    en: 'This address is not in the directory: a contact will be made when you send.',
  },
  colleague: { fr: 'Agent', en: 'Agent' },
  skill: { fr: 'Compétence', en: 'Skill' },
  'skill.choose': { fr: 'Choisir une compétence…', en: 'Choose a skill…' },
  'skill.why': {
    fr: 'Les réponses seront acheminées par cette compétence.',
    en: 'Answers will be routed by this skill.',
  },
  'skill.from': { fr: 'De : {addresses}', en: 'From: {addresses}' },
  'skill.first': { fr: 'Choisissez d’abord une compétence.', en: 'Choose a skill first.' },
  start: { fr: 'Démarrer', en: 'Start' },
  'refused.email-not-enabled': {
    fr: 'Les courriels ne sont pas activés pour vous. Demandez à un administrateur.',
    en: 'Email is not enabled for you. Ask an administrator.',
  },
  'refused.no-outbound-skill': {
    fr: 'Aucune compétence de courriels sortants ne vous est attribuée. Demandez à un administrateur.',
    en: 'No outbound email skill is assigned to you. Ask an administrator.',
  },
  'refused.no-outbound-address': {
    fr: 'Aucune boîte courriel ne mène à vos compétences de courriels sortants : il n’y a pas d’adresse d’où écrire.',
    en: 'No mailbox leads to your outbound email skills: there is no address to write from.',
  },
  'refused.too-many-drafts': {
    fr: 'Trop de brouillons sortants : envoyez-en ou supprimez-en d’abord.',
    en: 'Too many outbound drafts: send or discard some first.',
  },
});
