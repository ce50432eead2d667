import type { Language } from '#ground/words.ts';

export type Customer = { name: string; address: string };

const NAMES: Record<Language, readonly [readonly string[], readonly string[]]> = {
  fr: [
    [
      'Hélène',
      'Marc-André',
      'Noémie',
      'Étienne',
      'Amara',
      'Léa',
      'Youssef',
      'Thérèse',
      'Olivier',
      'Maïka',
      'Félix',
      'Zoé',
    ],
    ['Tremblay', 'Roy', 'Diallo', 'Gagnon', 'Bouchard', 'Nguyen', 'Lévesque', 'Haddad', 'Côté', 'Bélanger', 'Petiquay'],
  ],
  en: [
    ['Grace', 'Kenji', 'Priya', 'Dylan', 'Amara', 'Siobhán', 'Omar', 'Ruth', 'Mateo', 'Aoife', 'Nadia', 'Theo'],
    ['Fraser', 'Sato', 'Natarajan', 'O’Neill', 'Okafor', 'Kowalski', 'Haddad', 'Singh', 'Whitefeather', 'MacLeod'],
  ],
};

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z-]/g, '')
    .toLowerCase();

/** Somebody who does not exist, at a domain that never will (RFC 2606). `chance`: 0 to 1, asked for each part. */
export const inventCustomer = (language: Language, chance: () => number = Math.random): Customer => {
  const [first, last] = NAMES[language];
  const of = (names: readonly string[]): string => names[Math.floor(chance() * names.length)] ?? names[0]!;
  const given = of(first);
  const family = of(last);
  return { name: `${given} ${family}`, address: `${plain(given)}.${plain(family)}@example.com` };
};
