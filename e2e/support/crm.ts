import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { addNote } from '#desk/notes-and-tags/contract.ts';
import { saveDisposition, saveOutcome } from '#desk/outcomes/contract.ts';
import { connectCrm, readCrm, saveCrm, type Mapping } from '#doors/crm/contract.ts';
import type { HubRecord } from '#doors/crm/testing/hubspot-records.ts';
import { startHubSpot, type HubSpotServer } from '#doors/crm/testing/hubspot-server.ts';
import { goAvailable, openWindow, type Window } from './browser.ts';
import { startFloor, type Caller, type Floor } from './floor.ts';
import { until } from './until.ts';

/** A house with an administrator at the office and Nadia at the desk, and a HubSpot that keeps to its documents. */
export type CrmFloor = {
  hubspot: HubSpotServer;
  floor: Floor;
  office: Page;
  desk: Page;
  nadia: Caller;
  close(): Promise<void>;
};

export const openCrmFloor = async (): Promise<CrmFloor> => {
  const hubspot = await startHubSpot();
  let window: Window | null = null;
  let floor: Floor | null = null;
  const close = async (): Promise<void> => {
    await window?.close();
    await floor?.stop();
    await hubspot.close();
  };
  try {
    window = await openWindow();
    floor = await startFloor({
      env: { HUBSPOT_ADDRESS: hubspot.address },
      agents: [
        { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
        { name: 'Bruno Dion', login: 'bruno', inboxLimit: 50 },
      ],
    });
    await floor.admin(saveDisposition, { id: null, name: 'Remboursée', archived: false, skillIds: [floor.skillId] });
    const office = await window.page(floor, 'admin');
    const nadia = await floor.as('nadia');
    const desk = await window.page(floor, 'nadia');
    await goAvailable(desk);
    return { hubspot, floor, office, desk, nadia, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** By the calls of the office. */
export const turnOn = async ({ floor, hubspot }: CrmFloor, mappings: Mapping[] = []): Promise<void> => {
  await floor.admin(connectCrm, { token: hubspot.token });
  const stages = { new: '1', open: '1', pending: '2', escalated: '2', resolved: '4', closed: '4' };
  await floor.admin(saveCrm, { on: true, language: 'fr', pipeline: '0', stages, mappings });
};

export const ticketsOf = ({ hubspot }: CrmFloor, interactionId: number): HubRecord[] =>
  hubspot.records.of('tickets').filter((one) => one.properties['relais_interaction']?.endsWith(`-${interactionId}`));
export const ticketOf = (at: CrmFloor, interactionId: number): Promise<HubRecord> =>
  until(`the ticket of ${interactionId}`, () => ticketsOf(at, interactionId)[0], 40_000);
export const notesOf = ({ hubspot }: CrmFloor, ticket: HubRecord): string[] =>
  hubspot.records
    .of('notes')
    .filter((one) => one.links.has(ticket.id))
    .map((one) => one.properties['hs_note_body']!);

/** A lease of a process that is gone lasts a minute. */
export const inStep = ({ floor }: CrmFloor): Promise<unknown> =>
  until('all is in step', async () => (await floor.admin(readCrm, {})).counts.waiting === 0, 90_000);
export const closeIt = ({ nadia }: CrmFloor, interactionId: number): Promise<unknown> =>
  nadia(saveOutcome, { interactionId, status: 'closed', dispositionId: null });
export const writeNote = async ({ nadia }: CrmFloor, interactionId: number, text: string): Promise<number> =>
  (await nadia(addNote, { interactionId, text, onceKey: randomUUID() })).id;
