import type { Story } from '../story.ts';

/** What is being worked on at livraison@. */
export const DELIVERY: readonly Story[] = [
  {
    from: 'helene',
    to: 'livraison',
    subject: 'Colis livré chez le voisin ? Commande BB-48377',
    status: 'open',
    holder: 'mireille',
    turns: [
      {
        when: '2d 08:52',
        text: `Bonjour,

Le suivi dit que ma commande BB-48377 a été livrée vendredi à 14 h 10, mais je n'ai rien reçu. J'étais à la maison toute la journée et la caméra de l'entrée ne montre personne.

Pouvez-vous vérifier auprès du transporteur ? Il s'agit d'un cadeau, j'en ai besoin pour la fin de semaine.

Merci,
Hélène Tremblay`,
      },
      {
        by: 'mireille',
        when: '2d 09:41',
        text: `Bonjour Hélène,

Je viens de parler au transporteur. Le livreur a relevé des coordonnées GPS à deux rues de chez vous : il est donc probable que le colis ait été laissé à la mauvaise porte. Une recherche est ouverte (n° 7120-4456) et le livreur repasse demain à cette adresse.

Si rien n'est retrouvé d'ici 48 heures, je vous renvoie la commande sans frais.`,
      },
      {
        when: '5h',
        text: `Bonjour Mireille,

Toujours rien. Ma voisine du 418 me dit qu'un colis à mon nom a été déposé chez elle puis repris par le livreur hier. Est-ce qu'il est retourné à l'entrepôt ?

Si c'est plus simple, je peux passer le chercher.`,
      },
    ],
  },
  {
    from: 'josee',
    to: 'livraison',
    subject: 'Boîte arrivée toute écrasée',
    status: 'open',
    holder: 'julien',
    turns: [
      {
        when: '1d 12:15',
        text: `Bonjour,

La boîte de ma commande BB-48290 est arrivée dans cet état ce matin (photo). Le coin est complètement défoncé et on entend quelque chose qui bouge à l'intérieur.

Est-ce que je l'ouvre, ou est-ce que je dois la refuser au bureau de poste ?`,
        files: ['colis-abime.png'],
      },
      {
        by: 'julien',
        when: '1d 13:02',
        text: `Bonjour Josée,

Merci pour la photo, c'est très clair. Vous pouvez ouvrir la boîte : gardez l'emballage jusqu'à la fin du dossier, au cas où le transporteur voudrait le voir.

Dites-moi ce qui est abîmé et je vous fais partir le remplacement aujourd'hui.`,
      },
      {
        when: '160m',
        text: `La théière est intacte (ouf!), mais deux des quatre bols en grès sont cassés, un bleu et un sable.

J'aimerais mieux un remplacement qu'un remboursement, c'est pour compléter l'ensemble de ma mère.`,
      },
    ],
  },
  {
    from: 'mamadou',
    to: 'livraison',
    subject: 'Changer l’adresse de livraison — BB-48401',
    status: 'new',
    holder: null,
    turns: [
      {
        when: '38m',
        text: `Bonjour,

Je viens de commander (BB-48401) et je me suis rendu compte que l'adresse est celle de mon ancien appartement. Pouvez-vous la changer pour le 2250, rue Fullum, app. 6, Montréal ?

Merci de me confirmer avant que ça parte !

Mamadou Diallo
438 555-0177`,
      },
    ],
  },
  {
    from: 'odette',
    to: 'livraison',
    subject: 'Re: Votre commande a été expédiée',
    status: 'new',
    holder: null,
    turns: [
      {
        when: '3h',
        text: `Bonjour, j'ai bien reçu votre message qui dit que ma commande est expédiée mais le lien pour suivre le colis ne marche pas sur mon ordinateur, c'est écrit page introuvable.

Est-ce que quelqu'un peut me dire quand ça va arriver à Gaspé ? Je pars chez ma fille jeudi et je ne voudrais pas que le colis reste sur la galerie.

Merci beaucoup et bonne journée

Mme Odette Villeneuve`,
      },
    ],
  },
  {
    from: 'gilles',
    to: 'livraison',
    subject: 'URGENT - livraison Sept-Îles',
    status: 'open',
    holder: null,
    turns: [
      {
        when: '6d 10:20',
        text: `Bonjour,

Ma commande BB-48012 devait arriver le 12. On est rendu une semaine plus tard et le suivi n'a pas bougé depuis Baie-Comeau.

Gilles Ménard`,
      },
      {
        by: 'julien',
        when: '6d 11:34',
        text: `Bonjour monsieur Ménard,

La route 138 a été fermée trois jours et le camion est resté à Baie-Comeau. Le transporteur me confirme un départ demain matin, donc une livraison chez vous d'ici lundi.`,
      },
      {
        when: '2h',
        text: `Lundi est passé et je n'ai toujours rien reçu. C'est la troisième fois qu'on me donne une date. Je veux savoir OÙ est mon colis ou je veux être remboursé.

Gilles Ménard
Sept-Îles`,
      },
    ],
  },
  {
    from: 'annie',
    to: 'livraison',
    subject: 'Ramassage en magasin possible ?',
    status: 'pending',
    holder: 'julien',
    seen: true,
    turns: [
      {
        when: '3d 15:05',
        text: `Allô !

Est-ce que je peux changer ma livraison pour un ramassage à Rimouski ? Je vais être dans le coin la semaine prochaine. Commande BB-48166.

Annie-Claude`,
      },
      {
        by: 'julien',
        when: '3d 15:48',
        text: `Bonjour Annie-Claude,

Oui, c'est possible ! Le comptoir est ouvert du lundi au samedi, de 9 h à 17 h, au 112, rue du Quai. Quel jour pensez-vous passer ? Je préparerai votre commande pour ce jour-là et je vous rembourserai les frais de livraison.`,
      },
      {
        when: '2d 09:12',
        text: `Super merci ! Je vous reviens avec la journée exacte dès que mon horaire est confirmé.`,
      },
      {
        by: 'julien',
        when: '2d 09:30',
        text: `Parfait, rien ne presse. Votre commande est mise de côté jusqu'à la fin du mois.`,
      },
    ],
  },
  {
    from: { name: 'Postes Express', address: 'avis@postes-express-colis.example' },
    to: 'livraison',
    subject: 'Avis : votre colis est bloqué, frais de 2,99 $ à régler',
    status: 'new',
    holder: null,
    verdict: { spf: 'fail', dkim: 'none', dmarc: 'fail', dkimDomain: null },
    turns: [
      {
        when: '5h',
        text: `Cher client, votre colis n° CA 7741 0093 ne peut être livré : des frais de 2,99 $ restent impayés. Ouvrez l'avis ci-joint pour régler dans les 24 heures, sinon le colis sera détruit.`,
        html: `<table width="100%" bgcolor="#f2f2f2" cellpadding="0"><tr><td align="center"><table width="520" bgcolor="#ffffff" cellpadding="24" style="font-family:Arial,sans-serif;font-size:14px"><tr><td bgcolor="#b3001b" style="color:#ffffff;font-size:20px;font-weight:bold">Postes Express</td></tr><tr><td><p>Cher client,</p><p>Votre colis n° <b>CA 7741 0093</b> ne peut être livré : des frais de <b>2,99&nbsp;$</b> restent impayés.</p><p>Ouvrez l'avis ci-joint pour régler <span style="color:#b3001b">dans les 24 heures</span>, sinon le colis sera détruit.</p><p><a href="https://paiement.postes-express-colis.example/7741" style="background-color:#b3001b;color:#ffffff;padding:10px 18px;text-decoration:none">Payer maintenant</a></p><img src="https://suivi.postes-express-colis.example/vu.gif?id=7741" width="1" height="1"></td></tr></table></td></tr></table>`,
        files: ['avis-de-livraison.pdf.js'],
      },
    ],
  },
  {
    from: 'thuy',
    to: 'livraison',
    subject: 'Il manque un article dans mon colis',
    status: 'resolved',
    holder: 'mireille',
    seen: true,
    turns: [
      {
        when: '4d 18:22',
        text: `Bonjour,

J'ai reçu ma commande BB-48099 aujourd'hui, merci, mais il manque les deux serviettes de lin. Elles sont pourtant sur le bordereau.

Thùy Nguyễn`,
      },
      {
        by: 'mireille',
        when: '3d 09:08',
        text: `Bonjour Thùy,

Toutes mes excuses : les serviettes sont parties d'un autre entrepôt et notre bordereau ne le disait pas. Le deuxième colis est en route (suivi 1Z-77-0431), il arrive demain.`,
      },
      { when: '2d 17:40', text: `C'est reçu, elles sont magnifiques. Merci pour la rapidité !` },
      {
        by: 'mireille',
        when: '1d 09:15',
        text: `Merci de me l'avoir dit, ça fait plaisir. Bonne fin de semaine, Thùy !`,
      },
    ],
  },
];
