import type { Db } from '#ground/db/server/database.ts';
import { agentByLogin } from '#spine/people/server/api.ts';

/** Known to everyone: the demo floor is for trying Relais on one's own machine, and says so. */
export const DEMO_PASSWORD = 'relais-demo';

export const DEMO_PEOPLE = [
  {
    name: 'Mireille Lavoie',
    login: 'mireille',
    role: 'agent',
    language: 'fr',
    team: 'Service client',
    limit: null,
    skills: { Facturation: 1, Livraison: 5, Retours: 8 },
  },
  {
    name: 'Julien Côté',
    login: 'julien',
    role: 'agent',
    language: 'fr',
    team: 'Service client',
    limit: 3,
    skills: { Livraison: 1, Retours: 3 },
  },
  {
    name: 'Priya Natarajan',
    login: 'priya',
    role: 'agent',
    language: 'en',
    team: 'Service client',
    limit: null,
    skills: { 'English support': 1, Facturation: 6 },
  },
  {
    name: 'Marc-André Roy',
    login: 'marc',
    role: 'agent',
    language: 'fr',
    team: 'Comptes et fidélité',
    limit: null,
    skills: { Comptes: 1, 'English support': 8 },
  },
  {
    name: 'Sofia Haddad',
    login: 'sofia',
    role: 'supervisor',
    language: 'fr',
    team: 'Service client',
    limit: null,
    skills: { Facturation: 10, Retours: 10 },
  },
  {
    name: 'Étienne Gagnon',
    login: 'admin',
    role: 'administrator',
    language: 'fr',
    team: null,
    limit: null,
    skills: {},
  },
] as const;

export type DemoAccount = {
  name: string;
  login: string;
  password: string;
  role: 'agent' | 'supervisor' | 'administrator';
};

/** The accounts of the demo floor, as long as its administrator exists; none in a house that was set up by hand. */
export const demoAccounts = async (db: Db): Promise<DemoAccount[]> => {
  const admin = await agentByLogin(db, 'admin');
  if (admin?.email !== 'admin@boutique.example') return [];
  return DEMO_PEOPLE.map(({ name, login, role }) => ({ name, login, role, password: DEMO_PASSWORD }));
};
