import { day } from './floor/day.ts';
import { million } from './floor/million.ts';

/**
 * The floor on a busy day: whether every rule of D13 and D4 held, and how long anybody with room waited for work.
 * usage: npm run bench:floor [day|two|million …]; MAILS, DAY_SECONDS, AGENTS, SKILLS, WAITING change the sizes.
 */
const PARTS: Record<string, () => Promise<boolean>> = {
  day: () => day(1, false),
  two: () => day(2, true),
  million,
};
const asked = process.argv.slice(2);
let held = true;
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
  const part = PARTS[name];
  if (!part) throw new Error(`no part named ${name}: ${Object.keys(PARTS).join(', ')}`);
  held = (await part()) && held;
}
process.exit(held ? 0 : 1);
