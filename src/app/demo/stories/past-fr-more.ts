import type { Story } from '../story.ts';

/** More of what has been dealt with, in French. */
export const PAST_FR_MORE: readonly Story[] = [
  {
    from: 'odette',
    to: 'comptes',
    subject: 'changer mon adresse',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '44d 13:32',
        text: `Bonjour je suis déménagée de Percé à Gaspé comment changer mon adresse svp\n\nMme Odette Villeneuve`,
      },
      {
        by: 'marc',
        when: '44d 14:05',
        text: `Bonjour madame Villeneuve,\n\nDonnez-moi la nouvelle adresse et je la change pour vous, ce sera plus simple.`,
      },
      { when: '44d 15:20', text: `Vous êtes bien aimable. C'est le 75, rue de la Reine, Gaspé.` },
      { by: 'marc', when: '44d 15:31', text: `C'est fait. Bonne installation à Gaspé !` },
    ],
  },
  {
    from: 'yvon',
    to: 'retours',
    subject: 'hache trop lourde',
    status: 'closed',
    holder: null,
    turns: [
      { when: '28d 09:50', text: `Bonjour la hache est trop lourde pour moi avez-vous plus petit` },
      {
        by: 'mireille',
        when: '28d 10:31',
        text: `Bonjour monsieur Desrosiers,\n\nOui, la hachette de camp pèse la moitié. Je vous l'échange : gardez la grande jusqu'à ce que la petite arrive.`,
      },
    ],
  },
  {
    from: 'nathalie',
    to: 'support',
    subject: 'Fiche d’entretien des couvertures',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '35d 11:11',
        text: `Bonjour,\n\nAvez-vous une fiche d'entretien des couvertures que nous pourrions laisser à la buanderie ?`,
      },
      {
        by: 'priya',
        when: '35d 12:40',
        text: `Bonjour Nathalie,\n\nVoici l'essentiel : eau froide, cycle délicat, savon à laine, séchage à plat. Jamais de sécheuse.`,
      },
      { when: '35d 13:02', text: `Merci, c'est clair.` },
    ],
  },
  {
    from: 'pascal',
    to: 'livraison',
    subject: 'Livraison au chantier',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '50d 07:20',
        text: `Bonjour, pouvez-vous livrer 12 paires de gants directement au chantier, rue des Laurentides ?`,
      },
      {
        by: 'julien',
        when: '50d 09:05',
        text: `Bonjour Pascal,\n\nOui, avec le nom et le cellulaire de quelqu'un sur place.`,
      },
      { when: '50d 11:47', text: `Demandez Ti-Guy, 450 555-0180. Il est toujours là.` },
      { by: 'julien', when: '50d 13:00', text: `C'est noté pour monsieur Guy. Livraison vendredi en avant-midi.` },
    ],
  },
  {
    from: 'isabelle',
    to: 'facturation',
    subject: 'Copie de facture pour assurance',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '22d 16:40',
        text: `Bonjour,\n\nNous avons eu un dégât d'eau et mon assureur demande les factures de tout ce que j'ai acheté chez vous depuis deux ans. Est-ce possible ?\n\nIsabelle Morin`,
      },
      {
        by: 'mireille',
        when: '21d 08:55',
        text: `Bonjour Isabelle,\n\nJe suis désolée pour le dégât d'eau. Vos sept factures sont jointes à ce message, avec un relevé des totaux.`,
        files: ['Facture BB-46177.pdf'],
      },
      { when: '21d 12:10', text: `Mille mercis, ça m'enlève une épine du pied.` },
    ],
  },
  {
    from: 'veronique',
    to: 'support',
    subject: 'Sortie scolaire : prêt de matériel ?',
    status: 'closed',
    holder: null,
    turns: [
      { when: '58d 10:30', text: `Bonjour, prêtez-vous des raquettes aux écoles ?` },
      {
        by: 'priya',
        when: '58d 13:12',
        text: `Bonjour Véronique,\n\nPas nous, mais la SÉPAQ le fait dans la plupart des parcs. Je vous mets leur page : https://sepaq.example/ecoles`,
      },
    ],
  },
  {
    from: 'benoit',
    to: 'livraison',
    subject: 'Commande en double par erreur',
    status: 'closed',
    holder: null,
    turns: [
      {
        when: '17d 21:15',
        text: `Bonsoir, j'ai cliqué deux fois et j'ai deux commandes (BB-47790 et BB-47791). Annulez la deuxième svp.`,
      },
      {
        by: 'julien',
        when: '16d 08:33',
        text: `Bonjour Benoît,\n\nC'est annulé, rien n'a été prélevé pour la deuxième.`,
      },
      { when: '16d 08:50', text: `Ouf. Merci !` },
    ],
  },
  {
    from: 'alexis',
    to: 'facturation',
    subject: 'Escompte de quantité',
    status: 'closed',
    holder: null,
    turns: [
      { when: '13d 09:18', text: `Bonjour, y a-t-il un prix pour 20 gourdes avec notre logo ?` },
      {
        by: 'priya',
        when: '13d 10:44',
        text: `Bonjour Alexis,\n\n18,50 $ l'unité au lieu de 26 $, gravure comprise, dix jours de délai.`,
      },
      { when: '12d 11:30', text: `On va y penser, merci.` },
    ],
  },
  {
    from: 'fatima',
    to: 'livraison',
    subject: 'Point de retrait à Montréal',
    status: 'resolved',
    holder: null,
    turns: [
      { when: '9d 12:22', text: `Bonjour, avez-vous un point de retrait près du métro Jean-Talon ?` },
      {
        by: 'mireille',
        when: '9d 13:10',
        text: `Bonjour Fatima Zahra,\n\nOui, la Librairie du Marché, rue Saint-Dominique, jusqu'à 18 h. Choisissez « point de retrait » au paiement.`,
      },
      { when: '9d 13:35', text: `Parfait, merci beaucoup.` },
    ],
  },
  {
    from: 'mamadou',
    to: 'retours',
    subject: 'Bottes : échange de pointure',
    status: 'resolved',
    holder: null,
    turns: [
      {
        when: '11d 18:41',
        text: `Bonjour,\n\nLes bottes Nordet taillent petit. J'ai pris 43, il me faudrait 44.\n\nMamadou Diallo`,
      },
      {
        by: 'julien',
        when: '10d 09:02',
        text: `Bonjour Mamadou,\n\nC'est vrai qu'elles taillent petit. Le 44 part aujourd'hui avec une étiquette pour retourner le 43.`,
      },
      { when: '6d 17:15', text: `Reçues, c'est la bonne pointure. Merci !` },
    ],
  },
  {
    from: 'gilles',
    to: 'facturation',
    subject: 'Facture papier',
    status: 'closed',
    holder: null,
    turns: [
      { when: '54d 10:00', text: `Je veux une facture en papier par la poste.` },
      {
        by: 'mireille',
        when: '54d 11:12',
        text: `Bonjour monsieur Ménard,\n\nElle part aujourd'hui à votre adresse de Sept-Îles. J'ai coché l'option pour vos prochaines commandes.`,
      },
    ],
  },
];
