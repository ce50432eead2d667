import type { Story } from '../story.ts';

/** What is being worked on at comptes@. */
export const ACCOUNTS: readonly Story[] = [
  {
    from: 'isabelle',
    to: 'comptes',
    subject: 'Impossible de me connecter depuis ce matin',
    status: 'open',
    holder: 'marc',
    turns: [
      {
        when: '1d 13:31',
        text: `Bonjour,

Depuis ce matin, le site me dit que mon mot de passe est mauvais. J'ai demandé un nouveau mot de passe trois fois et je ne reçois rien.

Isabelle Morin`,
      },
      {
        by: 'marc',
        when: '1d 14:10',
        text: `Bonjour Isabelle,

Vos trois demandes sont bien parties, mais votre fournisseur les a refusées comme indésirables. Je viens d'ajouter une autre façon : le lien ci-dessous est valable une heure et vous mène directement au choix d'un mot de passe.

https://www.boutique.example/compte/nouveau`,
      },
      {
        when: '48m',
        text: `Le lien était expiré quand je l'ai ouvert. Et maintenant j'ai ce message-là, voir l'image. Est-ce que mon compte est barré ?`,
        html: `<div dir="ltr"><div>Le lien était expiré quand je l'ai ouvert. Et maintenant j'ai ce message-là :</div><div><br></div><div><img src="cid:message-erreur.png" alt="Message d'erreur" width="420"></div><div><br></div><div>Est-ce que mon compte est barré ?</div></div>`,
        files: ['message-erreur.png'],
      },
    ],
  },
  {
    from: 'francois',
    to: 'comptes',
    subject: 'Fermer mon compte (loi 25)',
    status: 'new',
    holder: null,
    turns: [
      {
        when: '7h',
        text: `Bonjour,

En vertu de la loi 25, je demande la suppression de mon compte et de tous les renseignements personnels que vous détenez à mon sujet, ainsi qu'une confirmation écrite une fois que c'est fait.

Le courriel du compte est celui-ci.

François-Xavier Ouellet`,
      },
    ],
  },
  {
    from: 'fatima',
    to: 'comptes',
    subject: 'Points de fidélité disparus',
    status: 'pending',
    holder: null,
    turns: [
      {
        when: '12d 16:02',
        text: `Bonjour,

J'avais 1 840 points et mon compte en montre 0 depuis que j'ai changé d'adresse courriel. Pouvez-vous les transférer ?

Fatima Zahra`,
      },
      {
        by: 'marc',
        when: '11d 09:33',
        text: `Bonjour Fatima Zahra,

Vos points sont restés sur l'ancien compte, rien n'est perdu. Pour les réunir, j'ai besoin que vous m'écriviez une ligne depuis votre ancienne adresse, afin de m'assurer que c'est bien vous.`,
      },
      { when: '11d 12:50', text: `D'accord, je le fais ce soir, je n'ai pas le mot de passe ici.` },
    ],
  },
  {
    from: 'alexis',
    to: 'comptes',
    subject: 'Compte marchand — Vélo Beaulieu',
    status: 'pending',
    holder: 'marc',
    seen: true,
    turns: [
      {
        when: '5d 09:15',
        text: `Bonjour,

Nous tenons un atelier de vélo à Granby et aimerions revendre vos gourdes et vos gants d'hiver. Avez-vous un programme pour les détaillants ?

Alexis Beaulieu`,
      },
      {
        by: 'marc',
        when: '5d 10:48',
        text: `Bonjour Alexis,

Oui : 30 % sur le prix de détail dès 500 $ de commande, et 60 jours pour retourner les invendus. Il me faut une copie de votre certificat d'inscription aux fichiers de la TPS et de la TVQ pour ouvrir le compte.`,
      },
      { when: '4d 13:22', text: `Parfait, ça nous convient. Je vous envoie le certificat cette semaine.` },
      {
        by: 'marc',
        when: '4d 13:40',
        text: `Merci Alexis. Le compte est prêt, je l'active dès que je reçois le certificat.`,
      },
      {
        when: '4d 13:41',
        text: `Bonjour,

Je suis absent de l'atelier jusqu'à lundi et je lirai mes courriels à mon retour. Pour une réparation urgente, téléphonez au 450 555-0126.

Alexis Beaulieu
Vélo Beaulieu`,
        machine: 'auto-reply',
      },
    ],
  },
  {
    from: 'zoe',
    to: 'comptes',
    subject: 'Changement de courriel',
    status: 'open',
    holder: 'marc',
    turns: [
      {
        when: '1d 15:20',
        text: `Bonjour, je voudrais mettre zoe@lapointe-design.example à la place de mon adresse actuelle dans mon compte. Merci !`,
      },
      {
        by: 'marc',
        when: '1d 15:44',
        cc: ['zoe@lapointe-design.example'],
        text: `Bonjour Zoé,

C'est fait. Je mets votre nouvelle adresse en copie de ce message : répondez-y depuis celle-là pour terminer.`,
      },
      { when: '1d 15:45', text: '', machine: 'bounce' },
    ],
  },
];
