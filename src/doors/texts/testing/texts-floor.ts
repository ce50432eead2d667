import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { sql } from 'kysely';
import { openBlobs } from '#ground/blobs/server/blobs.ts';
import { testDatabase } from '#ground/db/server/test-database.ts';
import { createHttp } from '#ground/http/server/http.ts';
import { openSeal } from '#ground/secrets/server/seal.ts';
import type { TextChannel } from '#spine/channels/texts/contract.ts';
import { saveConnection } from '#spine/connections/server/api.ts';
import { addText, legById, takeInText, type TextFile } from '#spine/interactions/server/api.ts';
import { insertAgent } from '#spine/people/server/api.ts';
import type { Account } from '../connectors/connector.ts';
import { hookPath } from '../contract.ts';
import { startTexts } from '../server/api.ts';
import { hookRoutes } from '../server/hooks.ts';
import { logRows } from '../server/log-store.ts';
import type { TextsDeps } from '../server/lines.ts';

export const THEIRS = '+15145550123';
const PUBLIC = 'https://relais.test';

/** A real database with the door of texts at work on it, hooks and all; no desk. `leaseSeconds`: of what is handed over. */
export const textsFloor = async ({ leaseSeconds }: { leaseSeconds: number }) => {
  const at = await testDatabase();
  const { db } = at.database;
  const { act, bell } = at;
  const seal = await openSeal(at.folder);
  const blobs = await openBlobs(path.join(at.folder, 'blobs'));
  const deps: TextsDeps = { db, act, seal, blobs, publicUrl: PUBLIC, address: null };
  const http = await createHttp({ identify: async () => null, bodyLimit: 1024 * 1024, publicUrl: PUBLIC });
  hookRoutes(http, deps);
  const here = await http.listen({ port: 0, host: '127.0.0.1' });
  const doors = { ...deps, bell, leaseSeconds };
  let numbers = 100;
  let texts = startTexts(doors);
  const agentId = (await act(({ tx }) =>
    insertAgent(tx, {
      ...{ name: 'Nadia Fortin', login: 'nadia', email: 'nadia@maison.test', passwordHash: '', role: 'agent' },
      ...{ language: 'fr', teamId: null, emailEnabled: true, inboxLimit: null },
    }),
  ))!;

  return {
    ...at,
    db,
    act,
    blobs,
    http,
    connect: (channel: TextChannel, provider: string, account: Account): Promise<number> =>
      act((one) =>
        saveConnection(one, seal, {
          ...{
            id: null,
            channel,
            provider,
            name: provider,
            address: `+14385550${(numbers += 1)}`,
            skillId: null,
            enabled: true,
          },
          ...{ settings: { ...account.settings }, secrets: account.secrets },
        }),
      ),
    /** As its provider knows it, and where it is. */
    hookOf: (connectionId: number): string => `${PUBLIC}${hookPath(connectionId)}`,
    hookHere: (connectionId: number): string => `${here}${hookPath(connectionId)}`,
    /** A contact wrote there. @returns their conversation. */
    heard: async (connectionId: number, channel: TextChannel, externalId: string, from = THEIRS): Promise<number> => {
      const { messageId } = await act((one) =>
        takeInText(
          one,
          { id: connectionId, channel, skillId: null },
          {
            ...{ externalId, from, fromName: '', text: `De ${externalId}`, sentAt: new Date() },
            ...{ media: [], inReplyTo: null },
          },
          [],
        ),
      );
      const { rows } = await sql<{ legId: number }>`
        select leg_id as "legId" from interactions.messages where id = ${messageId}
      `.execute(db);
      return rows[0]!.legId;
    },
    /** The agent writes there. @returns the text. */
    write: async (legId: number, text: string, files: TextFile[] = []): Promise<number> => {
      const leg = (await legById(db, legId))!;
      const made = await act((one) =>
        addText(
          one,
          leg,
          { agentId, sender: { name: '', address: '' }, text, template: null, original: null, onceKey: randomUUID() },
          files,
        ),
      );
      return made!.id;
    },
    deliveryOf: async (messageId: number): Promise<{ delivery: string; detail: string | null; onceKey: string }> => {
      const { rows } = await sql<{ delivery: string; detail: string | null; onceKey: string }>`
        select delivery, delivery_detail as detail, once_key as "onceKey" from interactions.messages where id = ${messageId}
      `.execute(db);
      return rows[0]!;
    },
    logOf: (connectionId: number) => logRows(db, connectionId, null, 100),
    /** As if the process that worked here were gone, and another one came. */
    startAgain: async (meanwhile: () => Promise<void> = async () => {}): Promise<void> => {
      await texts.stop();
      await meanwhile();
      texts = startTexts(doors);
    },
    close: async (): Promise<void> => {
      await texts.stop();
      await http.close();
      await at.close();
    },
  };
};
export type TextsFloor = Awaited<ReturnType<typeof textsFloor>>;
