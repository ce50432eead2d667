import { countFrom, savePlan } from '#desk/timers/server/api.ts';
import { now } from '#ground/clock.ts';
import { addContact } from '#spine/contacts/server/api.ts';
import { DEFAULT_SETTINGS } from '#spine/house-settings/contract.ts';
import { saveHouseSettings } from '#spine/house-settings/server/api.ts';
import { openPhoneLine } from '#doors/voice/server/api.ts';
import { saveConnection } from '#spine/connections/server/api.ts';
import { saveMailbox } from '#spine/mailboxes/server/api.ts';
import { anyoneExists, hashPassword, insertAgent, saveTeamRow } from '#spine/people/server/api.ts';
import { saveSkillRow, setProficiencies } from '#spine/routing/server/api.ts';
import type { House } from '../house.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE } from './accounts.ts';
import { CUSTOMERS } from './customers.ts';
import { seedNotesAndTags } from './notes-and-tags.ts';
import { seedDispositions } from './dispositions.ts';
import { playStories } from './play.ts';
import { ACCOUNTS_PLAN } from './plans.ts';
import { seedQuickReplies } from './quick-replies.ts';
import { deskAddress, LINES, MAILBOXES, SHOP, SHOP_DOMAIN, SKILLS, TEAMS, type Desk } from './shop.ts';
import type { Cast } from './stage.ts';
import { STORIES } from './stories.ts';
import type { Login } from './story.ts';

/** What mail of the demo floor ends with until an agent writes their own. */
const SIGNATURE = {
  fr: '<div>Cordialement,</div><div><b>{agent}</b></div><div>{mailbox}</div>',
  en: '<div>Kind regards,</div><div><b>{agent}</b></div><div>{mailbox}</div>',
} as const;

/** Skills, teams, people and customers in one act: the house is not empty any more, or it still is. */
const settleIn = async (house: House): Promise<{ skills: Map<string, number>; people: Map<string, number> }> => {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return house.act(async (one) => {
    const skills = new Map<string, number>();
    for (const skill of SKILLS) skills.set(skill.name, (await saveSkillRow(one, { id: null, ...skill })) as number);
    const teams = new Map<string, number>();
    for (const team of TEAMS) teams.set(team.name, (await saveTeamRow(one.tx, { id: null, ...team })) as number);
    const people = new Map<string, number>();
    for (const person of DEMO_PEOPLE) {
      const agentId = (await insertAgent(one.tx, {
        name: person.name,
        login: person.login,
        email: `${person.login}@${SHOP_DOMAIN}`,
        passwordHash,
        role: person.role,
        language: person.language,
        teamId: person.team ? teams.get(person.team)! : null,
        emailEnabled: true,
        inboxLimit: person.limit,
      }))!;
      const levels = Object.entries(person.skills).map(([name, level]) => ({ skillId: skills.get(name)!, level }));
      await setProficiencies(one, agentId, levels);
      people.set(person.login, agentId);
    }
    for (const { name, language, place, company, address, phone, whatsapp } of CUSTOMERS)
      await addContact(one.tx, {
        name,
        language,
        place,
        company: company ?? null,
        addresses: [
          { kind: 'email', address },
          ...(phone ? [{ kind: 'phone', address: phone }] : []),
          ...(whatsapp ? [{ kind: 'whatsapp', address: whatsapp }] : []),
        ],
      });
    return { skills, people };
  });
};

/** Where texts come in and leave on the demo floor: the built-in telephone, so that all can be tried with no account. */
const openLines = async (
  house: House,
  skills: ReadonlyMap<string, number>,
  people: ReadonlyMap<string, number>,
): Promise<void> => {
  for (const { channel, provider, name, address, skill } of LINES)
    await house.act(async (one) => {
      const connectionId = await saveConnection(one, house.seal, {
        ...{ id: null, channel, provider, name, address, skillId: skills.get(skill)! },
        ...{ settings: {}, secrets: {}, enabled: true },
      });
      if (channel === 'voice')
        for (const agentId of people.values()) await openPhoneLine(one.tx, agentId, connectionId);
    });
};

const openMailboxes = async (house: House, skills: ReadonlyMap<string, number>): Promise<Cast['mailboxes']> => {
  const made = new Map<Desk, { id: number; skillId: number }>();
  for (const [desk, mailbox] of Object.entries(MAILBOXES) as [Desk, (typeof MAILBOXES)[Desk]][]) {
    const skillId = skills.get(mailbox.skill)!;
    const id = await saveMailbox(house.act, house.seal, {
      id: null,
      address: deskAddress(desk),
      name: mailbox.name,
      skillId,
      language: mailbox.language,
      incoming: { kind: 'listener' },
      outgoing: { kind: 'customer-mailbox' },
      // A second address to answer from, so that the From list has something to choose.
      senders: desk === 'facturation' ? [{ address: `bonjour@${SHOP_DOMAIN}`, name: SHOP }] : [],
      signature: SIGNATURE[mailbox.language],
      secrets: {},
    });
    made.set(desk, { id, skillId });
  }
  return made;
};

/** A shop to try Relais with, made only in an empty house. `onStart` is called when it is one. */
export const seedDemo = async (house: House, onStart: () => void): Promise<void> => {
  if (await anyoneExists(house.database.db)) return;
  onStart();
  const { skills, people } = await settleIn(house);
  await saveHouseSettings(house.act, { ...DEFAULT_SETTINGS, companyName: SHOP }, people.get('admin')!);
  // Its past counts: some of its timers are at half, some at zero.
  await house.act(async (one) => {
    await countFrom(one.tx, new Date(0));
    await savePlan(one, skills.get('Comptes')!, ACCOUNTS_PLAN, people.get('admin')!);
  });
  await seedDispositions(house, skills);
  await seedQuickReplies(house, skills, people);
  const mailboxes = await openMailboxes(house, skills);
  await openLines(house, skills, people);
  const agents = new Map(
    DEMO_PEOPLE.map((person) => [person.login as Login, { id: people.get(person.login)!, name: person.name }]),
  );
  const opened = now();
  await playStories(house, { agents, mailboxes }, STORIES, opened);
  await seedNotesAndTags(house, { agents, mailboxes }, opened);
};
