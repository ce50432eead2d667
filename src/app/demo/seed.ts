import { saveMailbox } from '#spine/mailboxes/server/api.ts';
import { anyoneExists, hashPassword, insertAgent, saveTeamRow } from '#spine/people/server/api.ts';
import { saveSkillRow, setProficiencies } from '#spine/routing/server/api.ts';
import type { House } from '../house.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './accounts.ts';

const SKILLS = [
  { name: 'Facturation', priority: 7, offers: false, offerSeconds: 60 },
  { name: 'Livraison', priority: 5, offers: false, offerSeconds: 60 },
  { name: 'Retours', priority: 5, offers: true, offerSeconds: 60 },
  { name: 'Comptes', priority: 4, offers: false, offerSeconds: 60 },
  { name: 'English support', priority: 5, offers: true, offerSeconds: 45 },
];

const TEAMS = [
  { name: 'Service client', inboxLimit: 5 },
  { name: 'Comptes et fidélité', inboxLimit: 4 },
];

const MAILBOXES = [
  {
    address: 'facturation@boutique.example',
    name: 'Facturation Boutique',
    skill: 'Facturation',
    language: 'fr' as const,
  },
  { address: 'livraison@boutique.example', name: 'Livraison Boutique', skill: 'Livraison', language: 'fr' as const },
  { address: 'retours@boutique.example', name: 'Retours Boutique', skill: 'Retours', language: 'fr' as const },
  { address: 'comptes@boutique.example', name: 'Comptes Boutique', skill: 'Comptes', language: 'fr' as const },
  { address: 'support@boutique.example', name: 'Boutique Support', skill: 'English support', language: 'en' as const },
];

/** A shop to try Relais with, made only in an empty house. */
export const seedDemo = async (house: House, onStart: () => void): Promise<void> => {
  const { act, database } = house;
  if (await anyoneExists(database.db)) return;
  onStart();
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const skills = new Map<string, number>();
  await act(async (one) => {
    for (const skill of SKILLS) skills.set(skill.name, (await saveSkillRow(one, { id: null, ...skill })) as number);
    const teams = new Map<string, number>();
    for (const team of TEAMS) teams.set(team.name, (await saveTeamRow(one.tx, { id: null, ...team })) as number);
    for (const person of DEMO_PEOPLE) {
      const agentId = await insertAgent(one.tx, {
        name: person.name,
        login: person.login,
        email: `${person.login}@boutique.example`,
        passwordHash,
        role: person.role,
        language: person.language,
        teamId: person.team ? teams.get(person.team)! : null,
        emailEnabled: true,
        inboxLimit: person.limit,
      });
      const levels = Object.entries(person.skills).map(([name, level]) => ({ skillId: skills.get(name)!, level }));
      await setProficiencies(one, agentId!, levels);
    }
  });
  for (const mailbox of MAILBOXES)
    await saveMailbox(act, house.seal, {
      id: null,
      address: mailbox.address,
      name: mailbox.name,
      skillId: skills.get(mailbox.skill)!,
      language: mailbox.language,
      incoming: { kind: 'listener' },
      outgoing: { kind: 'customer-mailbox' },
      senders: [{ address: 'bonjour@boutique.example', name: 'La Boutique' }].filter(
        () => mailbox.skill === 'Facturation',
      ),
      secrets: {},
    });
};
