import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import { listStaffRows, teams } from '#spine/people/server/api.ts';
import { proficienciesOf } from '#spine/routing/server/api.ts';
import * as contract from '../contract.ts';
import * as staff from './staff.ts';

export const staffRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.listStaff, async () => {
    const [people, teamRows, proficiencies] = await Promise.all([listStaffRows(db), teams(db), proficienciesOf(db)]);
    const skillsOf = Map.groupBy(proficiencies, (each) => each.agentId);
    return {
      people: people.map((person) => ({ ...person, skills: skillsOf.get(person.id) ?? [] })),
      teams: teamRows,
    };
  });

  answer(http, contract.addPerson, async (person, { actor }) => ({
    id: await staff.addPerson(act, person, actor.id),
  }));
  answer(http, contract.changePerson, async (person, { actor }) => {
    await staff.changePerson(act, person, actor.id);
    return {};
  });
  answer(http, contract.setDisabled, async ({ id, disabled }, { actor }) => {
    await staff.setDisabled(act, id, disabled, actor.id);
    return {};
  });
  answer(http, contract.saveTeam, async (team, { actor }) => ({ id: await staff.saveTeam(act, team, actor.id) }));
  answer(http, contract.removeTeam, async ({ id }, { actor }) => {
    await staff.removeTeam(act, id, actor.id);
    return {};
  });
};
