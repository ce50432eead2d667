import type { Story } from '../story.ts';

/** What is being worked on at retours@, where interactions are offered and accepted. */
export const RETURNS: readonly Story[] = [
  {
    from: 'caroline',
    to: 'retours',
    subject: 'Tasse fêlée à l’arrivée',
    status: 'new',
    holder: null,
    turns: [
      {
        when: '17m',
        text: `Bonjour,

Une des tasses de ma commande BB-48344 est arrivée fêlée :

[photo]

L'anse est cassée aussi. Comment je fais pour l'échanger ?

Caroline Dufour`,
        html: `<div>Bonjour,</div><div><br></div><div>Une des tasses de ma commande <b>BB-48344</b> est arrivée fêlée :</div><div><br></div><div><img src="cid:tasse-cassee.png" alt="La tasse fêlée" width="300"></div><div><br></div><div>L'anse est cassée aussi. Comment je fais pour l'échanger ?</div><div><br></div><div>Caroline Dufour</div>`,
        files: ['tasse-cassee.png'],
      },
    ],
  },
  {
    from: 'maude',
    to: 'retours',
    subject: 'Retour : mauvaise taille',
    status: 'new',
    holder: null,
    turns: [
      {
        when: '2h',
        text: `Allô,

J'ai pris le manteau Grande-Allée en M et il est trop serré aux épaules. Est-ce que je peux l'échanger pour un L ? L'étiquette est encore dessus.

Aussi, est-ce que le L existe encore en vert forêt ? Sur le site c'est grisé.

Merci !
Maude`,
      },
    ],
  },
  {
    from: 'benoit',
    to: 'retours',
    subject: 'Étiquette de retour ?',
    status: 'open',
    holder: null,
    turns: [
      {
        when: '5d 20:31',
        text: `Bonsoir, je voudrais retourner la lampe de camping (BB-47980). Elle clignote sans arrêt.`,
      },
      {
        by: 'julien',
        when: '4d 08:40',
        text: `Bonjour Benoît,

Désolé pour la lampe. Je vous envoie une étiquette de retour prépayée : imprimez-la, collez-la sur la boîte et déposez le tout dans n'importe quel bureau de poste.`,
      },
      {
        when: '5h',
        text: `Bonjour Julien, je n'ai pas reçu l'étiquette. J'ai regardé dans les indésirables aussi. Pouvez-vous me la renvoyer ?`,
      },
    ],
  },
  {
    from: 'remi',
    to: 'retours',
    subject: 'Fermeture éclair brisée après deux semaines',
    status: 'resolved',
    holder: null,
    turns: [
      {
        when: '6d 12:10',
        text: `Bonjour,

La fermeture éclair de ma veste a lâché après deux semaines. Voir la photo. J'ai payé 219 $ pour cette veste, je m'attendais à mieux.

Rémi Gauthier
Saguenay`,
        files: ['fermeture-eclair.png'],
      },
      {
        by: 'mireille',
        when: '6d 13:35',
        text: `Bonjour Rémi,

Vous avez raison, ce n'est pas normal, et la garantie couvre ce défaut pendant deux ans. Vous avez le choix : une veste neuve, ou la réparation par notre couturière (la fermeture est remplacée par un modèle plus gros).`,
      },
      { when: '5d 19:02', text: `Je préfère une neuve si possible. Noir, taille XL, comme l'autre.` },
      {
        by: 'mireille',
        when: '4d 09:12',
        text: `C'est fait : la veste neuve part aujourd'hui. Une étiquette de retour est dans la boîte, vous pourrez y mettre l'ancienne.`,
      },
      { when: '1d 11:15', text: `Veste reçue, merci. Je dépose l'ancienne à la poste demain.` },
      {
        by: 'mireille',
        when: '1d 11:40',
        text: `Parfait. Je ferme le dossier dès qu'elle nous revient. Bonne journée !`,
      },
    ],
  },
];
