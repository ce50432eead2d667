import type { z } from 'zod';
import { DEFAULT_INBOX_LIMIT, type personShape, type teamShape } from '../contract.ts';

export type Person = z.output<typeof personShape>;
export type Team = z.output<typeof teamShape>;

/** The limit that holds for a person, and whose it is (D4). */
export const limitOf = (
  person: Pick<Person, 'inboxLimit' | 'teamId'>,
  teams: readonly Team[],
): { limit: number; from: 'own' | 'team' | 'house' } => {
  if (person.inboxLimit !== null) return { limit: person.inboxLimit, from: 'own' };
  const team = teams.find((each) => each.id === person.teamId);
  return team ? { limit: team.inboxLimit, from: 'team' } : { limit: DEFAULT_INBOX_LIMIT, from: 'house' };
};
