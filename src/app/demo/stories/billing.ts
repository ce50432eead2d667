import type { Story } from '../story.ts';

/** What is being worked on at facturation@. */
export const BILLING: readonly Story[] = [
  {
    from: 'luc',
    to: 'facturation',
    subject: 'Facturé deux fois pour BB-48213',
    status: 'pending',
    holder: 'mireille',
    seen: true,
    turns: [
      {
        when: '2d 10:04',
        text: `Bonjour,

En regardant mon relevé, je vois deux paiements de 310,43 $ à Boutique Boréale, le même jour. Je n'ai passé qu'une seule commande. La facture est jointe.

Merci de corriger,
Luc Bergeron`,
        files: ['Facture BB-48213.pdf'],
      },
      {
        by: 'mireille',
        when: '2d 11:17',
        text: `Bonjour Luc,

Je vois bien deux autorisations de notre côté, mais une seule a été encaissée. La deuxième devrait disparaître d'elle-même de votre relevé sous trois à cinq jours ouvrables.

Pouvez-vous me dire si elle est encore marquée « en attente » ?`,
      },
      { when: '2d 13:50', text: `Oui, c'est écrit « en attente » à côté de la deuxième.` },
      {
        by: 'mireille',
        when: '2d 14:06',
        text: `C'est rassurant : elle tombera sans que vous ayez rien à faire. Je garde votre dossier ouvert. Écrivez-moi vendredi si elle y est toujours, et je ferai annuler l'autorisation par la banque.`,
      },
    ],
  },
  {
    from: 'pascal',
    to: 'facturation',
    subject: 'Facture au nom de la compagnie',
    status: 'new',
    holder: null,
    turns: [
      {
        when: '52m',
        text: `Bonjour,

J'ai besoin que la facture BB-48380 soit refaite au nom de Constructions Lemieux inc. avec nos numéros de TPS et de TVQ. Mon comptable ferme le mois vendredi.

NEQ 1170 000 000
Adresse : 1800, boul. Industriel, Laval (Québec)

Salutations,`,
      },
    ],
  },
  {
    from: 'camille',
    to: 'facturation',
    subject: 'Frais de douane inattendus',
    status: 'new',
    holder: null,
    turns: [
      {
        when: '4h',
        text: `Bonjour,

Le livreur m'a demandé 47 € de droits et de TVA à la remise du colis alors que votre site indiquait « taxes comprises » pour la France. J'ai payé pour ne pas perdre la commande, mais je souhaite être remboursée de cette somme.

Je tiens le reçu à votre disposition.

Bien cordialement,
Camille Rousseau
Lyon`,
      },
    ],
  },
  {
    from: 'veronique',
    to: 'facturation',
    subject: 'Bon de commande 4471 — École des Pins',
    status: 'open',
    holder: 'priya',
    seen: true,
    turns: [
      {
        when: '2d 13:20',
        text: `Bonjour,

Vous trouverez ci-joint notre bon de commande. Est-il possible d'être facturés à 30 jours ? La commission scolaire ne paie pas par carte.

Merci,`,
        files: ['bon-de-commande-4471.pdf'],
      },
      {
        by: 'priya',
        when: '2d 14:31',
        text: `Bonjour Véronique,

Merci pour votre commande. C'est oui pour les 30 jours : nous le faisons pour tous les établissements scolaires. Il me faut seulement le nom de la personne qui reçoit les factures au service des finances.`,
      },
      {
        when: '1d 08:47',
        text: `Merci beaucoup ! C'est madame Lucie Hébert, finances@ecole-des-pins.example.

Autre question : les tasses émaillées vont-elles au lave-vaisselle ?`,
      },
      {
        by: 'priya',
        when: '1d 09:30',
        text: `C'est noté pour madame Hébert. Et oui, les tasses vont au lave-vaisselle, mais pas au four à micro-ondes : l'émail est sur de l'acier.

Je prépare la commande ; vous recevrez la confirmation d'expédition demain.`,
      },
    ],
  },
  {
    from: 'simon',
    to: 'facturation',
    subject: 'Remboursement toujours pas reçu',
    status: 'escalated',
    holder: 'sofia',
    turns: [
      {
        when: '16d 19:12',
        text: `Bonjour, j'ai retourné un manteau il y a trois semaines (BB-46177) et je n'ai toujours pas été remboursé. Le suivi montre que vous l'avez reçu. 486,34 $, c'est pas rien.`,
        files: ['Facture BB-46177.pdf'],
      },
      {
        by: 'mireille',
        when: '15d 09:20',
        text: `Bonjour Simon,

Le retour est bien arrivé. Le remboursement a été lancé le jour même sur la carte qui finit par 4409 ; il faut compter jusqu'à dix jours ouvrables selon la banque.`,
      },
      { when: '15d 09:44', text: `Ma carte finit par 7731. La 4409 est expirée et annulée depuis l'automne.` },
      {
        by: 'mireille',
        when: '15d 10:15',
        text: `Merci de l'avoir signalé, voilà pourquoi il n'arrive pas. La banque doit d'abord nous retourner la somme. Je demande l'accord de ma superviseure pour vous rembourser par virement sans attendre.`,
      },
      {
        by: 'sofia',
        when: '8d 11:02',
        text: `Bonjour Simon,

Je prends votre dossier. La banque nous confirme le retour des fonds pour cette semaine ; le virement partira aussitôt. Je vous écris dès qu'il est fait.`,
      },
      {
        when: '1h',
        text: `Bonjour Sofia,

Ça fait huit jours que vous m'avez dit « cette semaine ». J'ai été patient, mais là je vais appeler l'Office de la protection du consommateur si je n'ai pas de réponse d'ici demain.

Simon Lachance`,
      },
    ],
  },
  {
    from: 'yvon',
    to: 'facturation',
    subject: 'carte cadeau',
    status: 'pending',
    holder: null,
    turns: [
      {
        when: '9d 14:40',
        text: `Bonjour

ma fille m'a donné une carte cadeau de 75 $ et quand j'entre le numéro ça dit solde insuffisant pourtant elle a jamais servi

Yvon Desrosiers Matane`,
      },
      {
        by: 'mireille',
        when: '9d 15:22',
        text: `Bonjour monsieur Desrosiers,

Pour vérifier, j'ai besoin des quatre derniers chiffres de la carte (pas le numéro complet) et de la date d'achat, si votre fille l'a gardée. Les deux sont au verso.`,
      },
    ],
  },
];
