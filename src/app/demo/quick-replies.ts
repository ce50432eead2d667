import { saveFavourite, saveReply } from '#desk/quick-replies/server/api.ts';
import type { House } from '../house.ts';
import { SHOP } from './shop.ts';
import type { Login } from './story.ts';

type Written = Omit<Parameters<typeof saveReply>[1], 'id' | 'version' | 'archived' | 'skillIds'> & {
  /** Names of skills; none: all. */
  skills: readonly string[];
  likedBy: readonly Login[];
};
type Asked = Written['fields'][number];

const text = (key: string, label: string, more: Partial<Asked> = {}): Asked => ({
  ...{ key, label, kind: 'text', choices: [], required: true, prefill: 'none' },
  ...more,
});
const choice = (key: string, label: string, choices: string[]): Asked => text(key, label, { kind: 'choice', choices });
const date = (key: string, label: string): Asked => text(key, label, { kind: 'date' });
const FIRST_NAME = text('prenom', 'Prénom', { prefill: 'contact-first-name' });
const GIVEN_NAME = text('first_name', 'First name', { prefill: 'contact-first-name' });

/** What agents of the demo floor need not write again. */
export const QUICK_REPLIES: readonly Written[] = [
  {
    name: 'Accusé de réception',
    language: 'fr',
    skills: [],
    likedBy: ['mireille', 'julien'],
    fields: [FIRST_NAME],
    html: `<div>Bonjour {{prenom}},</div><div><br></div><div>Merci de nous avoir écrit. Nous avons bien reçu votre message et nous vous répondons d’ici <b>un jour ouvrable</b>.</div>`,
  },
  {
    name: 'Remboursement accordé',
    language: 'fr',
    skills: ['Facturation', 'Retours'],
    likedBy: ['mireille'],
    fields: [
      FIRST_NAME,
      text('commande', 'Numéro de commande'),
      text('montant', 'Montant'),
      choice('mode', 'Mode de remboursement', ['votre carte de crédit', 'virement Interac', 'une carte-cadeau']),
      date('date', 'Remboursé au plus tard le'),
    ],
    html: `<div>Bonjour {{prenom}},</div><div><br></div><div>Le remboursement de la commande <b>{{commande}}</b> est accordé : <b>{{montant}}</b>, par {{mode}}, au plus tard le {{date}}.</div><div><br></div><div>Selon votre institution, quelques jours peuvent s’ajouter avant que la somme paraisse à votre relevé.</div>`,
  },
  {
    name: 'Facture en double : une seule est due',
    language: 'fr',
    skills: ['Facturation'],
    likedBy: [],
    fields: [text('commande', 'Numéro de commande')],
    html: `<div>Vous avez raison : la commande {{commande}} vous a été facturée deux fois par erreur. La seconde facture est annulée, et vous n’avez rien à faire.</div>`,
  },
  {
    name: 'Colis en retard',
    language: 'fr',
    skills: ['Livraison'],
    likedBy: ['julien'],
    fields: [
      FIRST_NAME,
      choice('transporteur', 'Transporteur', ['Postes Canada', 'Purolator', 'Dicom']),
      text('suivi', 'Numéro de suivi'),
      date('date', 'Nouvelle date de livraison'),
    ],
    html: `<div>Bonjour {{prenom}},</div><div><br></div><div>Votre colis a pris du retard, et nous en sommes désolés. {{transporteur}} prévoit maintenant la livraison le <b>{{date}}</b>.</div><div><br></div><div>Numéro de suivi : {{suivi}}</div>`,
  },
  {
    name: 'Comment retourner un article',
    language: 'fr',
    skills: ['Retours'],
    likedBy: ['mireille', 'julien'],
    fields: [],
    html: `<div>Pour retourner un article :</div><ol><li>Remettez-le dans son emballage, avec la facture.</li><li>Imprimez l’étiquette jointe à votre confirmation d’achat.</li><li>Déposez le colis dans un bureau de poste d’ici <b>30 jours</b>.</li></ol><div>Les frais de retour sont à notre charge.</div>`,
  },
  {
    name: 'Réinitialiser le mot de passe',
    language: 'fr',
    skills: ['Comptes'],
    likedBy: ['marc'],
    fields: [],
    html: `<div>Pour choisir un nouveau mot de passe, cliquez sur « Mot de passe oublié » à la page de connexion. Le lien que vous recevrez est valide une heure. Nous ne vous demanderons jamais votre mot de passe.</div>`,
  },
  {
    name: 'Formule de politesse',
    language: 'fr',
    skills: [],
    likedBy: [],
    fields: [],
    html: `<div>N’hésitez pas à nous écrire de nouveau si nous pouvons faire autre chose pour vous.</div>`,
  },
  {
    name: 'Order on its way',
    language: 'en',
    skills: ['English support', 'Livraison'],
    likedBy: ['priya'],
    fields: [GIVEN_NAME, text('order', 'Order number'), date('date', 'Expected on')],
    html: `<div>Hello {{first_name}},</div><div><br></div><div>Your order <b>{{order}}</b> is on its way and should reach you by {{date}}.</div>`,
  },
  {
    name: 'Refund approved',
    language: 'en',
    skills: ['English support', 'Facturation', 'Retours'],
    likedBy: ['priya', 'mireille'],
    fields: [
      GIVEN_NAME,
      text('amount', 'Amount'),
      choice('method', 'Method', ['your credit card', 'Interac e-Transfer', 'a gift card']),
    ],
    html: `<div>Hello {{first_name}},</div><div><br></div><div>Your refund of <b>{{amount}}</b> to {{method}} has been approved. Please allow three to five business days.</div>`,
  },
  {
    name: SHOP,
    language: 'any',
    skills: [],
    likedBy: [],
    fields: [text('agent', 'Signé / Signed', { prefill: 'agent-name' })],
    html: `<div>{{agent}}<br>${SHOP}</div>`,
  },
];

/** Writes them, and the stars beside them. */
export const seedQuickReplies = async (
  { act }: House,
  skills: ReadonlyMap<string, number>,
  people: ReadonlyMap<string, number>,
): Promise<void> => {
  for (const { skills: names, likedBy, ...reply } of QUICK_REPLIES) {
    const skillIds = names.map((name) => skills.get(name)!);
    const { id } = await saveReply(
      act,
      { ...reply, id: null, version: 0, archived: false, skillIds },
      people.get('sofia')!,
    );
    await act(async ({ tx }) => {
      for (const login of likedBy) await saveFavourite(tx, people.get(login)!, id, true);
    });
  }
};
