import type { Story } from '../story.ts';

/** One order talked over for three weeks: what a long conversation looks like. */
export const LONG_THREAD: Story = {
  from: 'nathalie',
  to: 'livraison',
  subject: 'Couvertures et tasses pour l’auberge (40 chambres)',
  status: 'open',
  holder: 'mireille',
  turns: [
    {
      when: '22d 09:05',
      text: `Bonjour,

Nous rouvrons l'auberge au printemps et aimerions mettre une couverture de laine et deux tasses dans chacune de nos 40 chambres. Est-ce le genre de commande que vous faites ?

Au plaisir,`,
    },
    {
      by: 'mireille',
      when: '22d 10:18',
      text: `Bonjour Nathalie,

Tout à fait ! Pour 40 chambres, nous pouvons faire 22 % de rabais sur les couvertures et 15 % sur les tasses, livraison comprise. Avez-vous des couleurs en tête ?`,
    },
    { when: '22d 13:40', text: `Merci, c'est une belle offre. Gris et bleu, moitié-moitié. Quels bleus avez-vous ?` },
    {
      by: 'mireille',
      when: '22d 14:02',
      text: `Trois : « Fleuve » (foncé), « Minganie » (gris-bleu) et « Glace » (très pâle). Le plus demandé par les auberges est Minganie : il pardonne beaucoup.`,
    },
    { when: '21d 09:30', text: `Est-il possible d'avoir un échantillon de Fleuve et de Minganie ?` },
    {
      by: 'mireille',
      when: '21d 09:52',
      text: `Bien sûr. Deux carrés de 20 cm partent cet après-midi par la poste.`,
    },
    {
      when: '18d 11:12',
      text: `Échantillons reçus. C'est Minganie, sans hésiter ! Et les tasses, elles sont faites où ?`,
    },
    {
      by: 'mireille',
      when: '18d 11:45',
      text: `À Rimouski, par une potière qui travaille avec nous depuis six ans. Pour 80 tasses, il lui faut environ douze jours.`,
    },
    { when: '18d 15:03', text: `On pourrait faire graver le nom de l'auberge dessous ?` },
    {
      by: 'mireille',
      when: '17d 09:10',
      text: `Je lui ai demandé : oui, un petit tampon sous la tasse, 1,50 $ de plus chacune. Elle a besoin de votre logo en noir sur blanc.`,
    },
    { when: '17d 10:27', text: `Parfait. Je vous envoie le logo demain, c'est mon neveu qui l'a.` },
    {
      when: '15d 08:58',
      text: `Voici ce que mon neveu m'a donné : un simple « VQ » dans un cercle. Est-ce que ça suffit ?`,
    },
    {
      by: 'mireille',
      when: '15d 09:36',
      text: `C'est parfait, plus c'est simple, mieux le tampon sort. Je le transmets.`,
    },
    {
      by: 'mireille',
      when: '12d 14:20',
      text: `Bonjour Nathalie,

La potière a fait un essai : le tampon est bien net. Elle commence la série lundi. Les 40 couvertures (20 grises, 20 Minganie) sont déjà mises de côté.`,
    },
    { when: '12d 16:11', text: `Bravo ! Pour la facture, on paie comment ? Un acompte ?` },
    {
      by: 'mireille',
      when: '11d 09:04',
      text: `La moitié à la commande et le reste à la livraison, par virement. Je vous fais parvenir la facture d'acompte : 3 412,50 $, taxes comprises.`,
    },
    { when: '10d 13:50', text: `Virement fait ce midi.` },
    { by: 'mireille', when: '9d 08:45', text: `Bien reçu, merci. La production est commencée.` },
    {
      when: '6d 10:02',
      text: `Bonjour Mireille, petite question : on a finalement 42 chambres, on a converti le grenier. Est-ce trop tard pour ajouter 2 couvertures et 4 tasses ?`,
    },
    {
      by: 'mireille',
      when: '6d 10:30',
      text: `Pas du tout, elle peut les ajouter à la dernière cuisson. Cela fait 178,60 $ de plus, que je mettrai sur la facture finale.`,
    },
    { when: '6d 11:15', text: `Vous êtes merveilleuse.` },
    {
      by: 'mireille',
      when: '3d 15:12',
      text: `Les tasses sont sorties du four ce matin, aucune perte. Tout part jeudi : trois palettes. Avez-vous un quai de déchargement, ou faut-il un camion avec hayon ?`,
    },
    {
      when: '2d 09:22',
      text: `Pas de quai, c'est une vieille maison ! Un hayon, et pas un 53 pieds : la côte est raide et la rue se termine au traversier.`,
    },
    {
      by: 'mireille',
      when: '2d 09:40',
      text: `Compris : camion de 26 pieds avec hayon. Le chauffeur vous appellera une heure avant.`,
    },
    {
      when: '19m',
      text: `Bonjour Mireille,

Le transporteur vient d'appeler : il propose mercredi au lieu de jeudi, entre 7 h et 9 h. Je ne peux pas avant 10 h à cause du traversier. Pouvez-vous arranger ça avec lui ? Le numéro de livraison est 5508-31.

Merci encore !`,
    },
  ],
};
