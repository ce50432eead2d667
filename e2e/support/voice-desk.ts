import type { Locator, Page } from 'playwright-core';
import { readVoice, saveLine, saveVoice } from '#doors/voice/contract.ts';
import type { Floor } from './floor.ts';
import { until } from './until.ts';
import type { VoicePeers } from './voice-peers.ts';

type Setup = {
  id?: number;
  number?: string;
  /** Calls to a number of the peers' wait in the queue. */
  service?: boolean;
  recording?: 'off' | 'manual' | 'always';
};

/** The SIP server, as an administrator sets it up; its number. */
export const setUpVoice = async (floor: Floor, peers: VoicePeers, given: Setup = {}): Promise<number> => {
  const service = peers.users[2]!;
  return (
    await floor.admin(saveVoice, {
      ...{ id: given.id ?? null, name: 'Standard', server: peers.server, domain: peers.domain },
      ...{ number: given.number ?? '+15145550120', skillId: floor.skillId, ice: '', enabled: true },
      serviceUser: given.service ? service.user : '',
      servicePassword: given.service ? service.password : '',
      ...{ recording: given.recording ?? 'off', announces: true },
    })
  ).id;
};

/** A line for each of these agents, in their order. */
export const giveLines = async (
  floor: Floor,
  peers: VoicePeers,
  connectionId: number,
  logins: string[],
): Promise<void> => {
  for (const [at, login] of logins.entries()) {
    const { user, password } = peers.users[at]!;
    await floor.admin(saveLine, { agentId: floor.agents.get(login)!, connectionId, sipUser: user, password });
  }
};

export const serviceIsThere = (floor: Floor): Promise<unknown> =>
  until('the service line is registered', async () => {
    const { connections } = await floor.admin(readVoice, {});
    return connections[0]!.service?.state === 'ready';
  });

type InPage = { state(): { registration: string }; connection(): RTCPeerConnection | null };

export const registered = (page: Page): Promise<unknown> =>
  until('the line is registered', () =>
    page.evaluate(
      () => (globalThis as unknown as { relaisPhone?: InPage }).relaisPhone?.state().registration === 'ready',
    ),
  );

/** R72: the voice control panel. */
export const panelOf = (page: Page): Locator => page.getByRole('region', { name: 'Panneau de commande vocale' });
export const onTheLine = (page: Page): Promise<void> => panelOf(page).getByText('En ligne', { exact: false }).waitFor();

export type Heard = { received: number; sent: number; energy: number };
/** What really comes and goes, by the browser's own statistics; null: there is no call. */
export const heardIn = (page: Page): Promise<Heard | null> =>
  page.evaluate(async () => {
    const { relaisPhone } = globalThis as unknown as { relaisPhone: InPage };
    const stats = await relaisPhone.connection()?.getStats();
    if (!stats) return null;
    const told = { received: 0, sent: 0, energy: 0 };
    stats.forEach((one: Record<string, unknown>) => {
      if (one['type'] === 'inbound-rtp') {
        told.received = Number(one['packetsReceived'] ?? 0);
        told.energy = Number(one['totalAudioEnergy'] ?? 0);
      }
      if (one['type'] === 'outbound-rtp') told.sent = Number(one['packetsSent'] ?? 0);
    });
    return told;
  });

/** Both hear each other: more has come and gone than a moment ago. */
export const flowsIn = async (page: Page): Promise<void> => {
  const before = await heardIn(page);
  await until('media both ways', async () => {
    const now = await heardIn(page);
    return now !== null && before !== null && now.received > before.received + 30 && now.sent > before.sent + 30;
  });
};

/** Of these pages the one at which a call rings. */
export const ringsAt = (pages: readonly Page[]): Promise<Page> =>
  Promise.race(
    pages.map((page) =>
      panelOf(page)
        .getByText('Appel entrant')
        .waitFor()
        .then(() => page),
    ),
  );
