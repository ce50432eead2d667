/** What a customer writes with: each program quotes in its own way. */
export type Program = 'gmail' | 'apple' | 'outlook' | 'plain';

export type Customer = {
  key: string;
  name: string;
  address: string;
  language: string;
  place: string;
  program: Program;
  company?: string;
  phone?: string;
  whatsapp?: string;
};

type More = Pick<Customer, 'company' | 'phone' | 'whatsapp'>;
const one = (
  key: string,
  name: string,
  address: string,
  language: string,
  place: string,
  program: Program,
  more: More = {},
): Customer => ({ key, name, address: `${address}.example`, language, place, program, ...more });

/** Telephone numbers are of the ranges set apart for fiction (555-01xx; Ofcom 07700 900xxx; Arcep 06 39 98). */
export const CUSTOMERS: readonly Customer[] = [
  one('helene', 'Hélène Tremblay', 'helene.tremblay@courriel', 'fr', 'Québec (QC)', 'gmail', {
    phone: '+1 418 555-0142',
    whatsapp: '+1 418 555-0142',
  }),
  one('luc', 'Luc Bergeron', 'luc.bergeron@courriel', 'fr', 'Trois-Rivières (QC)', 'outlook', {
    phone: '+1 819 555-0117',
  }),
  one('josee', 'Josée Pelletier', 'jpelletier@fleuve', 'fr', 'Rimouski (QC)', 'apple', { phone: '+1 418 555-0163' }),
  one('remi', 'Rémi Gauthier', 'remi.gauthier@courriel', 'fr', 'Saguenay (QC)', 'gmail', { phone: '+1 418 555-0105' }),
  one('nathalie', 'Nathalie Boucher', 'nathalie@auberge-vieux-quai', 'fr', 'Tadoussac (QC)', 'outlook', {
    company: 'Auberge du Vieux-Quai',
    phone: '+1 418 555-0188',
  }),
  one('francois', 'François-Xavier Ouellet', 'fx.ouellet@courriel', 'fr', 'Rivière-du-Loup (QC)', 'plain'),
  one('caroline', 'Caroline Dufour', 'caroline.dufour@courriel', 'fr', 'Baie-Saint-Paul (QC)', 'apple', {
    phone: '+1 418 555-0129',
  }),
  one('pascal', 'Pascal Lemieux', 'p.lemieux@constructions-lemieux', 'fr', 'Laval (QC)', 'outlook', {
    company: 'Constructions Lemieux inc.',
    phone: '+1 450 555-0171',
  }),
  one('sylvie', 'Sylvie Arsenault', 'sylvie.arsenault@acadie', 'fr', 'Moncton (NB)', 'gmail', {
    phone: '+1 506 555-0134',
  }),
  one('genevieve', 'Geneviève Caron', 'gcaron@courriel', 'fr', 'Sherbrooke (QC)', 'gmail'),
  one('martin', 'Martin Thibodeau', 'martin.thibodeau@acadie', 'fr', 'Caraquet (NB)', 'apple', {
    phone: '+1 506 555-0190',
  }),
  one('annie', 'Annie-Claude Simard', 'ac.simard@courriel', 'fr', 'Chicoutimi (QC)', 'apple', {
    phone: '+1 418 555-0151',
    whatsapp: '+1 418 555-0151',
  }),
  one('yvon', 'Yvon Desrosiers', 'yvon.desrosiers@fleuve', 'fr', 'Matane (QC)', 'plain', { phone: '+1 418 555-0112' }),
  one('maude', 'Maude Fortin', 'maude.fortin@courriel', 'fr', 'Lévis (QC)', 'gmail'),
  one('alexis', 'Alexis Beaulieu', 'alexis@velo-beaulieu', 'fr', 'Granby (QC)', 'outlook', {
    company: 'Vélo Beaulieu',
    phone: '+1 450 555-0126',
  }),
  one('isabelle', 'Isabelle Morin', 'isabelle.morin@courriel', 'fr', 'Gatineau (QC)', 'gmail', {
    phone: '+1 819 555-0147',
  }),
  one('benoit', 'Benoît Landry', 'benoit.landry@courriel', 'fr', 'Drummondville (QC)', 'apple'),
  one('veronique', 'Véronique Paradis', 'v.paradis@ecole-des-pins', 'fr', 'Joliette (QC)', 'outlook', {
    company: 'École des Pins',
    phone: '+1 450 555-0139',
  }),
  one('simon', 'Simon Lachance', 'simon.lachance@courriel', 'fr', 'Montréal (QC)', 'gmail', {
    phone: '+1 514 555-0108',
  }),
  one('odette', 'Odette Villeneuve', 'odette.villeneuve@fleuve', 'fr', 'Gaspé (QC)', 'plain'),
  one('camille', 'Camille Rousseau', 'camille.rousseau@lyon', 'fr', 'Lyon (France)', 'gmail', {
    phone: '+33 6 39 98 01 22',
  }),
  one('mamadou', 'Mamadou Diallo', 'mamadou.diallo@courriel', 'fr', 'Montréal (QC)', 'apple', {
    phone: '+1 438 555-0177',
    whatsapp: '+1 438 555-0177',
  }),
  one('thuy', 'Nguyễn Thị Thùy', 'thuy.nguyen@courriel', 'fr', 'Brossard (QC)', 'gmail', { phone: '+1 450 555-0194' }),
  one('fatima', 'Fatima Zahra El Idrissi', 'fz.elidrissi@courriel', 'fr', 'Montréal (QC)', 'gmail', {
    whatsapp: '+1 514 555-0120',
  }),
  one('khalid', 'خالد المنصوري', 'khalid.almansouri@bareed', 'ar', 'Ottawa (ON)', 'gmail', {
    phone: '+1 613 555-0183',
  }),
  one('haruka', '佐藤 遥', 'haruka.sato@northmail', 'ja', 'Vancouver (BC)', 'gmail', { phone: '+1 604 555-0131' }),
  one('kenji', 'Kenji Yamamoto (山本 健二)', 'k.yamamoto@kita-imports', 'en', 'Calgary (AB)', 'outlook', {
    company: 'Kita Imports Ltd.',
    phone: '+1 403 555-0145',
  }),
  one('lucia', 'Lucía Fernández', 'lucia.fernandez@northmail', 'es', 'Toronto (ON)', 'apple', {
    phone: '+1 416 555-0116',
  }),
  one('emily', 'Emily Carter', 'emily.carter@northmail', 'en', 'Toronto (ON)', 'gmail', { phone: '+1 416 555-0104' }),
  one('james', 'James O’Connor', 'james.oconnor@northmail', 'en', 'Halifax (NS)', 'apple', {
    phone: '+1 902 555-0158',
  }),
  one('sarah', 'Sarah Whitfield', 's.whitfield@harbour-inns', 'en', 'St. John’s (NL)', 'outlook', {
    company: 'Harbour Inns Group',
    phone: '+1 709 555-0166',
  }),
  one('daniel', 'Daniel Nowak', 'daniel.nowak@northmail', 'en', 'Winnipeg (MB)', 'gmail'),
  one('grace', 'Grace Okafor', 'grace.okafor@northmail', 'en', 'Edmonton (AB)', 'gmail', {
    phone: '+1 780 555-0173',
    whatsapp: '+1 780 555-0173',
  }),
  one('tom', 'Tom Hendricks', 'tom@hendricks-outfitters', 'en', 'Bangor (ME)', 'outlook', {
    company: 'Hendricks Outfitters',
    phone: '+1 207 555-0149',
  }),
  one('olivia', 'Olivia Brown', 'olivia.brown@islandmail', 'en', 'Victoria (BC)', 'apple'),
  one('raj', 'Rajesh Iyer', 'rajesh.iyer@northmail', 'en', 'Mississauga (ON)', 'plain', { phone: '+1 905 555-0122' }),
  one('hannah', 'Hannah MacLeod', 'hannah.macleod@islandmail', 'en', 'Charlottetown (PE)', 'gmail'),
  one('peter', 'Peter Lindqvist', 'peter.lindqvist@northmail', 'en', 'Thunder Bay (ON)', 'gmail', {
    phone: '+1 807 555-0187',
  }),
  one('chloe', 'Chloe Bennett', 'chloe.bennett@ukpost', 'en', 'Bristol (UK)', 'apple', { phone: '+44 7700 900142' }),
  one('marcus', 'Marcus Reid', 'marcus.reid@northmail', 'en', 'Regina (SK)', 'gmail'),
  one('zoe', 'Zoé Lapointe', 'zoe.lapointe@courriel', 'fr', 'Montréal (QC)', 'apple', { phone: '+1 514 555-0135' }),
  one('gilles', 'Gilles Ménard', 'gilles.menard@fleuve', 'fr', 'Sept-Îles (QC)', 'outlook', {
    phone: '+1 418 555-0198',
  }),
];

export const customer = (key: string): Customer => {
  const found = CUSTOMERS.find((each) => each.key === key);
  if (!found) throw new Error(`no customer "${key}" on the demo floor`);
  return found;
};
