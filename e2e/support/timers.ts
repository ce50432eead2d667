import pg from 'pg';
import type { Floor } from './floor.ts';
import { until } from './until.ts';

/** Time as the tests of timers move it: what was written is set back in the database, nobody waits for hours. */
export const timeOf = async (floor: Floor) => {
  const connect = async (): Promise<pg.Client> => {
    const made = new pg.Client(floor.database);
    // The database goes with a house that is killed.
    made.on('error', () => {});
    await made.connect();
    return made;
  };
  let client = await connect();
  await client.query(`update timers.counting set since = '2000-01-01'`);
  const rows = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> =>
    (await client.query<T>(text, values)).rows;
  return {
    rows,
    /** The interaction of that subject. */
    idOf: (subject: string): Promise<number> =>
      until('the interaction', async () => {
        const [row] = await rows<{ id: string }>(
          'select id from interactions.interactions where subject = $1 and merged_into_id is null',
          [subject],
        );
        return row && Number(row.id);
      }),
    /** As if everything in that interaction had happened so many minutes earlier. `ring`: and wakes whoever counts. */
    async goBack(interactionId: number, minutes: number, ring = true): Promise<void> {
      await until('its timer', async () => {
        const [row] = await rows('select 1 from timers.running where interaction_id = $1', [interactionId]);
        return row !== undefined;
      });
      await client.query(
        `update interactions.messages
         set created_at = created_at - make_interval(mins => $2), send_at = send_at - make_interval(mins => $2)
         where interaction_id = $1`,
        [interactionId, minutes],
      );
      await client.query('update jobs.jobs set run_at = now(), leased_until = null where key = $1', [
        `timer:${interactionId}`,
      ]);
      if (ring) await client.query(`select pg_notify('relais', '0')`);
    },
    /** How often that was said of it. */
    said: async (interactionId: number, kind: string): Promise<number> =>
      Number(
        (
          await rows<{ n: string }>(
            'select count(*) as n from events.journal where interaction_id = $1 and kind = $2',
            [interactionId, kind],
          )
        )[0]!.n,
      ),
    async again(): Promise<void> {
      await client.end().catch(() => {});
      client = await connect();
    },
    close: () => client.end().catch(() => {}),
  };
};
export type Time = Awaited<ReturnType<typeof timeOf>>;
