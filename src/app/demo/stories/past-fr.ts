import type { Story } from '../story.ts';

/** What has been dealt with, in French. */
export const PAST_FR: readonly Story[] = [
  {
    id: 'cafetiere',
    from: 'caroline',
    to: 'retours',
    subject: 'Cafetière reçue sans couvercle',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '41d 10:12',
        text: `Bonjour, la cafetière de ma commande BB-46802 est arrivée sans son couvercle.\n\nCaroline Dufour`,
      },
      {
        by: 'julien',
        when: '41d 10:58',
        text: `Bonjour Caroline,\n\nToutes mes excuses. Un couvercle part aujourd'hui par la poste, sans frais.`,
      },
      { when: '37d 16:20', text: `Couvercle reçu. Merci !` },
      { by: 'julien', when: '37d 16:33', text: `Merci de la confirmation, bon café !` },
    ],
  },
  {
    follows: 'cafetiere',
    from: 'caroline',
    to: 'retours',
    subject: 'Re: Cafetière reçue sans couvercle',
    status: 'resolved',
    holder: null,
    turns: [
      {
        when: '7d 08:40',
        text: `Bonjour Julien,\n\nC'est encore moi pour la cafetière : le joint fuit maintenant. Est-ce que ça se vend à part ?`,
      },
      {
        by: 'julien',
        when: '7d 09:26',
        text: `Bonjour Caroline,\n\nOui, et comme elle a moins d'un an, je vous en envoie deux gratuitement.`,
      },
      { when: '7d 12:05', text: `Quel bon service ! Merci.` },
    ],
  },
  {
    from: 'helene',
    to: 'facturation',
    subject: 'Rabais infolettre non appliqué',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '33d 11:02',
        text: `Bonjour,\n\nLe code BIENVENUE10 n'a pas été appliqué à ma commande BB-47120. Est-il possible de le faire après coup ?\n\nHélène Tremblay`,
      },
      {
        by: 'mireille',
        when: '33d 11:40',
        text: `Bonjour Hélène,\n\nC'est fait : 12,90 $ retournent sur votre carte d'ici trois jours.`,
      },
      { when: '33d 12:15', text: `Merci, c'est apprécié.` },
    ],
  },
  {
    from: 'helene',
    to: 'livraison',
    subject: 'Livraison le samedi ?',
    status: 'closed',
    holder: null,
    turns: [
      { when: '52d 14:21', text: `Bonjour, livrez-vous le samedi à Québec ?` },
      {
        by: 'julien',
        when: '52d 14:37',
        text: `Bonjour Hélène,\n\nOui, à Québec et à Lévis, pour les commandes passées avant le jeudi midi. Il suffit de le choisir au paiement.`,
      },
    ],
  },
  {
    from: 'josee',
    to: 'comptes',
    subject: 'Mot de passe oublié',
    status: 'closed',
    holder: null,
    turns: [
      { when: '47d 09:40', text: `Bonjour, j'ai oublié mon mot de passe et le lien ne marche pas.` },
      {
        by: 'marc',
        when: '47d 09:55',
        text: `Bonjour Josée,\n\nLe lien n'est valable qu'une heure. En voici un nouveau : https://www.boutique.example/compte/nouveau`,
      },
      { when: '47d 10:02', text: `Ça marche, merci !` },
    ],
  },
  {
    from: 'sylvie',
    to: 'livraison',
    subject: 'Délai pour Moncton',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '29d 08:15',
        text: `Bonjour, combien de temps pour recevoir une commande à Moncton ?\n\nSylvie Arsenault`,
      },
      {
        by: 'mireille',
        when: '29d 08:50',
        text: `Bonjour Sylvie,\n\nTrois à quatre jours ouvrables en livraison standard, deux en accéléré.`,
      },
    ],
  },
  {
    from: 'genevieve',
    to: 'retours',
    subject: 'Retour d’une tuque',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '25d 19:10',
        text: `Bonsoir, la tuque Charlevoix pique un peu trop à mon goût. Je peux la retourner si je l'ai portée une fois ?`,
      },
      {
        by: 'julien',
        when: '24d 09:12',
        text: `Bonjour Geneviève,\n\nOui, sans problème dans les 30 jours. Je vous conseille aussi la doublure en soie, plusieurs clientes l'adorent.`,
      },
      { when: '24d 12:41', text: `Ah, je ne savais pas ! Je vais essayer la doublure avant.` },
      { by: 'julien', when: '24d 13:00', text: `Excellente idée. Elle est à 9 $ et se coud en dix minutes.` },
    ],
  },
  {
    from: 'martin',
    to: 'facturation',
    subject: 'TVH au Nouveau-Brunswick',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '38d 13:25',
        text: `Bonjour,\n\nVous m'avez chargé la TVQ alors que j'habite Caraquet. Ça devrait être la TVH.\n\nMartin Thibodeau`,
      },
      {
        by: 'mireille',
        when: '38d 14:09',
        text: `Bonjour Martin,\n\nVous avez raison, l'adresse de facturation était restée au Québec. La facture est corrigée, la différence vous est remboursée (4,12 $).`,
      },
    ],
  },
  {
    from: 'maude',
    to: 'livraison',
    subject: 'Ajouter un article à ma commande',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '19d 10:44',
        text: `Allô, est-ce que je peux ajouter une gourde à ma commande BB-47655 avant qu'elle parte ?`,
      },
      {
        by: 'julien',
        when: '19d 10:52',
        text: `Bonjour Maude,\n\nElle est déjà emballée, mais j'en glisse une dans un second envoi, sans frais de plus. Quelle couleur ?`,
      },
      { when: '19d 11:01', text: `Vert forêt ! Merci !!` },
      { by: 'julien', when: '19d 11:20', text: `C'est parti.` },
    ],
  },
  {
    from: 'remi',
    to: 'livraison',
    subject: 'Signature à la livraison',
    status: 'closed',
    holder: null,
    turns: [
      { when: '56d 15:30', text: `Est-ce qu'il faut être là pour signer ? Je travaille de nuit.` },
      {
        by: 'mireille',
        when: '56d 15:48',
        text: `Bonjour Rémi,\n\nSeulement au-dessus de 300 $. Pour la vôtre, le livreur la laissera dans un endroit sûr.`,
      },
    ],
  },
  {
    from: 'simon',
    to: 'retours',
    subject: 'Retour d’un manteau BB-46177',
    status: 'closed',
    holder: null,
    turns: [
      { when: '40d 12:12', text: `Bonjour, je retourne mon manteau, pas mon style finalement. Comment je procède ?` },
      {
        by: 'julien',
        when: '40d 12:40',
        text: `Bonjour Simon,\n\nL'étiquette de retour est dans votre compte, sous « Mes commandes ». Le remboursement suit la réception.`,
      },
    ],
  },
  {
    from: 'annie',
    to: 'comptes',
    subject: 'Points de fidélité et carte cadeau',
    status: 'closed',
    holder: null,
    turns: [
      { when: '31d 17:04', text: `Allô ! Je peux payer avec mes points ET une carte cadeau en même temps ?` },
      {
        by: 'marc',
        when: '30d 08:58',
        text: `Bonjour Annie-Claude,\n\nOui : les points d'abord, puis la carte, puis le solde par carte de crédit. Le site vous le propose dans cet ordre.`,
      },
    ],
  },
];
