import type { FileName } from '../files.ts';
import type { Desk } from '../shop.ts';

/** A first mail. `{order}`, `{item}`, `{days}` and `{place}` are filled in. */
export type Opening = { to: Desk; subject: string; text: string; file?: FileName };

export const ITEMS = {
  fr: [
    'la couverture Anticosti',
    'la veste Nordet',
    'la théière en grès',
    'la lanterne de camp',
    'la gourde isolée',
    'les mitaines Charlevoix',
    'le couteau à pain',
    'la nappe de lin',
  ],
  en: [
    'the Anticosti blanket',
    'the Nordet jacket',
    'the stoneware teapot',
    'the camp lantern',
    'the insulated bottle',
    'the Charlevoix mitts',
    'the bread knife',
    'the linen tablecloth',
  ],
};

export const OPENINGS: Record<'fr' | 'en', readonly Opening[]> = {
  fr: [
    {
      to: 'livraison',
      subject: 'Où est ma commande {order} ?',
      text: `Bonjour,\n\nJ'ai commandé {item} il y a {days} jours (commande {order}) et le suivi n'a pas bougé depuis lundi. Savez-vous quand elle arrivera à {place} ?\n\nMerci`,
    },
    {
      to: 'livraison',
      subject: 'Colis laissé sous la pluie',
      text: `Bonjour,\n\nLe livreur a laissé ma boîte (commande {order}) sur le perron en pleine averse. Le carton est détrempé, voir la photo. J'ai peur d'ouvrir.`,
      file: 'colis-abime.png',
    },
    {
      to: 'livraison',
      subject: 'Livraison à une autre adresse',
      text: `Allô !\n\nEst-ce encore possible de faire livrer la commande {order} à mon bureau plutôt qu'à la maison ? Je ne serai pas là de la semaine.`,
    },
    {
      to: 'facturation',
      subject: 'Montant différent sur ma carte ({order})',
      text: `Bonjour,\n\nLa confirmation de la commande {order} indique un montant et mon relevé en montre un autre, quelques dollars de plus. Pouvez-vous m'expliquer l'écart ?`,
    },
    {
      to: 'facturation',
      subject: 'Reçu pour {order}',
      text: `Bonjour,\n\nJe n'ai jamais reçu la facture de la commande {order}. Pourriez-vous me l'envoyer ? J'en ai besoin pour mes impôts.\n\nMerci d'avance`,
    },
    {
      to: 'facturation',
      subject: 'Rabais oublié',
      text: `Bonjour,\n\nJ'ai entré le code de l'infolettre en commandant {item}, mais le rabais n'apparaît nulle part (commande {order}). Est-ce que ça se corrige ?`,
    },
    {
      to: 'retours',
      subject: 'Brisé à l’arrivée — {order}',
      text: `Bonjour,\n\nEn déballant {item}, j'ai trouvé ça (photo). Que dois-je faire pour un remplacement ?`,
      file: 'tasse-cassee.png',
    },
    {
      to: 'retours',
      subject: 'Je voudrais retourner {item}',
      text: `Bonjour,\n\nFinalement {item}, ce n'est pas ce que j'imaginais. C'est neuf, encore dans la boîte. Comment fonctionne le retour de la commande {order} ?`,
    },
    {
      to: 'retours',
      subject: 'La fermeture éclair bloque',
      text: `Bonjour,\n\nLa fermeture éclair de la veste Nordet bloque depuis que je l'ai (commande {order}). Je vous mets une photo. C'est sous garantie ?`,
      file: 'fermeture-eclair.png',
    },
    {
      to: 'comptes',
      subject: 'Je n’arrive pas à me connecter',
      text: `Bonjour,\n\nJe n'arrive plus à ouvrir mon compte. Le lien pour changer de mot de passe me donne le message que vous voyez sur l'image.`,
      file: 'message-erreur.png',
    },
    {
      to: 'comptes',
      subject: 'Points de fidélité',
      text: `Bonjour,\n\nLa commande {order} ne m'a donné aucun point. D'habitude ils arrivent le lendemain. Pouvez-vous regarder ?`,
    },
    {
      to: 'comptes',
      subject: 'Nouvelle adresse',
      text: `Bonjour,\n\nJe déménage à {place} dans {days} jours. Comment changer mon adresse sans toucher aux commandes déjà parties ?`,
    },
  ],
  en: [
    {
      to: 'support',
      subject: 'Where is order {order}?',
      text: `Hi,\n\nI ordered {item} {days} days ago (order {order}) and the tracking page has not changed since Monday. Any idea when it will reach {place}?\n\nThanks`,
    },
    {
      to: 'support',
      subject: 'Damaged on arrival – {order}',
      text: `Hello,\n\nThis is what {item} looked like when I opened the box. Could you send a replacement?`,
      file: 'tasse-cassee.png',
    },
    {
      to: 'support',
      subject: 'Crushed parcel',
      text: `Hello,\n\nMy parcel (order {order}) was left at the door like this. Should I open it or wait for the carrier?`,
      file: 'colis-abime.png',
    },
    {
      to: 'support',
      subject: 'Wrong colour received',
      text: `Hi there,\n\nI asked for {item} in grey and a blue one came. It is lovely, but it is a gift. Can we swap it? Order {order}.`,
    },
    {
      to: 'support',
      subject: 'Refund status, {order}',
      text: `Hello,\n\nYou received my return {days} days ago according to the tracking. When should I expect the refund?`,
    },
    {
      to: 'support',
      subject: 'Care instructions',
      text: `Hi,\n\nHow do I wash {item}? The label has a symbol I don't recognise.`,
    },
    {
      to: 'support',
      subject: 'Do you deliver on Saturdays in {place}?',
      text: `Hello,\n\nI work shifts and I am only home on weekends. Is Saturday delivery possible in {place}?`,
    },
    {
      to: 'support',
      subject: 'Invoice with company name',
      text: `Good day,\n\nCould you reissue the invoice of order {order} with our company name on it? Accounting won't take it otherwise.\n\nKind regards`,
    },
    {
      to: 'support',
      subject: 'Gift card not working',
      text: `Hello,\n\nThe gift card my sister gave me says "insufficient balance" although it has never been used. What can I do?`,
    },
  ],
};

/** When the shop has not answered yet. */
export const REMINDERS = {
  fr: [
    `Bonjour, avez-vous eu le temps de regarder mon message ? Merci !`,
    `Rebonjour,\n\nJ'ai oublié de préciser : je suis joignable en après-midi si c'est plus simple au téléphone.`,
    `Petit suivi de mon courriel plus bas. J'ai vraiment besoin d'une réponse d'ici vendredi.`,
    `Je viens de trouver le bon numéro : c'est la commande {order} et non celle que j'ai écrite. Désolé !`,
    `Toujours pas de nouvelles… est-ce que quelqu'un lit cette adresse ?`,
  ],
  en: [
    `Hi, did you get a chance to look at my message? Thanks!`,
    `One more thing I forgot: I can be reached in the afternoon if the phone is easier.`,
    `Following up on the email below. I do need an answer by Friday.`,
    `I found the right number: it is order {order}, not the one I wrote. Sorry!`,
    `Still no news… does anybody read this address?`,
  ],
};

/** When the shop has answered. */
export const THANKS = {
  fr: [
    `Merci pour la réponse rapide, c'est exactement ce que je voulais savoir.`,
    `Parfait, merci ! Et tant qu'à y être : est-ce que {item} va au lave-vaisselle ?`,
    `D'accord. Combien de temps faut-il compter ?`,
    `Merci, mais ça ne règle pas mon problème : c'est la commande {order} qui est en cause.`,
    `Super, je vous redis si ça n'arrive pas d'ici {days} jours.`,
  ],
  en: [
    `Thanks for the quick reply, that is just what I needed.`,
    `Perfect, thank you! While I have you: is {item} dishwasher safe?`,
    `All right. How long should I expect it to take?`,
    `Thank you, but that is not it: the problem is with order {order}.`,
    `Great, I'll write again if nothing has come in {days} days.`,
  ],
};

/** People who never wrote before. */
export const FIRST_NAMES = {
  fr: ['Audrey', 'Étienne', 'Mélanie', 'Jean-Philippe', 'Noémie', 'Réjean', 'Élodie', 'Samuel', 'Ghislaine', 'Tristan'],
  en: ['Megan', 'Liam', 'Priscilla', 'Owen', 'Fiona', 'Graham', 'Alisha', 'Connor', 'Beth', 'Wesley'],
};
export const LAST_NAMES = {
  fr: [
    'Bélanger',
    'Poirier',
    'St-Onge',
    'Charbonneau',
    'Lévesque',
    'Nadeau',
    'Théberge',
    'D’Amours',
    'Hébert',
    'Roussel',
  ],
  en: ['Fraser', 'Campbell', 'Osborne', 'Singh', 'Kowalski', 'Murray', 'Chan', 'Doyle', 'Sinclair', 'Abbott'],
};
export const PLACES = {
  fr: ['Rimouski', 'Laval', 'Alma', 'Val-d’Or', 'Edmundston', 'Magog', 'Rouyn-Noranda'],
  en: ['Kingston', 'Fredericton', 'Kelowna', 'Saskatoon', 'Corner Brook', 'Barrie', 'Whitehorse'],
};
