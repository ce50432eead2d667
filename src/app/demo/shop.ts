/** The shop of the demo floor: what it is called, what it is good at, and where customers write to. */
export const SHOP = 'Boutique Boréale';
export const SHOP_DOMAIN = 'boutique.example';

/** Nobody writes first about a return: it begins with the customer. */
export const SKILLS = [
  { name: 'Facturation', priority: 7, offers: false, offerSeconds: 60, outbound: true },
  { name: 'Livraison', priority: 5, offers: false, offerSeconds: 60, outbound: true },
  { name: 'Retours', priority: 5, offers: true, offerSeconds: 60, outbound: false },
  { name: 'Comptes', priority: 4, offers: false, offerSeconds: 60, outbound: true },
  { name: 'English support', priority: 5, offers: true, offerSeconds: 45, outbound: true },
];

export const TEAMS = [
  { name: 'Service client', inboxLimit: 5 },
  { name: 'Comptes et fidélité', inboxLimit: 4 },
];

export type Desk = 'facturation' | 'livraison' | 'retours' | 'comptes' | 'support';

/** The addresses of the desk, by the word before the @. */
export const MAILBOXES: Record<Desk, { name: string; skill: string; language: 'fr' | 'en' }> = {
  facturation: { name: `${SHOP} · Facturation`, skill: 'Facturation', language: 'fr' },
  livraison: { name: `${SHOP} · Livraison`, skill: 'Livraison', language: 'fr' },
  retours: { name: `${SHOP} · Retours`, skill: 'Retours', language: 'fr' },
  comptes: { name: `${SHOP} · Comptes`, skill: 'Comptes', language: 'fr' },
  support: { name: `${SHOP} · Support`, skill: 'English support', language: 'en' },
};

/** Numbers of the desk; of the chat and the network, what they are called. */
export const LINES = [
  { channel: 'sms', provider: 'play', name: 'SMS Livraison', address: '+15145550100', skill: 'Livraison' },
  { channel: 'sms', provider: 'play', name: 'SMS Facturation', address: '+15145550101', skill: 'Facturation' },
  { channel: 'whatsapp', provider: 'play', name: 'WhatsApp', address: '+15145550110', skill: 'Livraison' },
  { channel: 'chat', provider: 'play', name: 'Clavardage (essai)', address: '', skill: 'Comptes' },
  { channel: 'social-private', provider: 'play', name: 'Messages privés', address: '', skill: 'Retours' },
  { channel: 'social-public', provider: 'play', name: 'Commentaires', address: '', skill: 'Retours' },
  { channel: 'chat', provider: 'site', name: 'Clavardage du site', address: '', skill: 'Comptes' },
  { channel: 'voice', provider: 'play', name: 'Téléphone', address: '+15145550130', skill: 'Comptes' },
] as const;

export const deskAddress = (desk: Desk): string => `${desk}@${SHOP_DOMAIN}`;
