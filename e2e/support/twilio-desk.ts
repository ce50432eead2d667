import type { Page } from 'playwright-core';
import { prepareTwilio, saveLine, saveTwilio } from '#doors/voice/contract.ts';
import { readLimits, saveChannelLimits } from '#office/skills/contract.ts';
import { goAvailable, openWindow, signIn, type Window } from './browser.ts';
import { startFloor, type Floor } from './floor.ts';
import { freePorts } from './free-port.ts';
import { receiving } from './outcome.ts';
import { elevate } from './texts.ts';
import { MUSIC_HERTZ } from './twilio-exchange.ts';
import { ACCOUNT, OURS, startTwilioVoice, type TwilioVoice } from './twilio-voice.ts';
import { until } from './until.ts';
import { flowsIn, heardIn, onTheLine, panelOf, registered } from './voice-desk.ts';

export const CONTACT = '+15145550190';
/** The tone of a telephone. */
export const HUMS = 1_000;

export type TwilioDesk = {
  floor: Floor;
  window: Window;
  twilio: TwilioVoice;
  nadia: Page;
  omar: Page;
  /** Of the contact's telephone. */
  hearsMusic(leg: string, is: boolean): Promise<unknown>;
  /** A mail of Nadia's goes on by telephone, and both speak. */
  callOut(subject: string): Promise<{ id: number; leg: string }>;
  close(): Promise<void>;
};

/** What that page hears is no silence. */
export const energyIn = async (page: Page): Promise<void> => {
  const before = (await heardIn(page))?.energy ?? 0;
  await until('the other side is heard', async () => ((await heardIn(page))?.energy ?? 0) > before + 0.01);
};
export const gone = (page: Page): Promise<void> => panelOf(page).waitFor({ state: 'detached' });

/** A floor that telephones through Twilio: two agents with lines. */
export const openTwilioDesk = async (): Promise<TwilioDesk> => {
  const window = await openWindow({ voice: true });
  const twilio = await startTwilioVoice(window);
  const [port] = (await freePorts(1)) as [number];
  const floor = await startFloor({
    agents: [
      { name: 'Nadia Fortin', login: 'nadia', inboxLimit: 50 },
      { name: 'Omar Diallo', login: 'omar', inboxLimit: 50 },
    ],
    env: { TWILIO_ADDRESS: twilio.address, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
  });
  await floor.admin(saveChannelLimits, { ...(await floor.admin(readLimits, {})), voice: null });
  const { id: connectionId } = await floor.admin(saveTwilio, {
    ...{ id: null, name: 'Twilio', number: OURS, skillId: floor.skillId, enabled: true },
    ...{ recording: 'off', announces: true, ...ACCOUNT },
  });
  await floor.admin(prepareTwilio, { id: connectionId });
  for (const agentId of floor.agents.values())
    await floor.admin(saveLine, { agentId, connectionId, sipUser: 'twilio', password: '' });
  const pageOf = async (login: string): Promise<Page> => {
    const context = await window.profile(floor);
    await twilio.attach(context);
    const page = await context.newPage();
    await signIn(page, login);
    await registered(page);
    return page;
  };
  const [nadia, omar] = [await pageOf('nadia'), await pageOf('omar')];
  await goAvailable(nadia);
  return {
    ...{ floor, window, twilio, nadia, omar },
    hearsMusic: (leg, is) =>
      until(is ? 'the contact hears music' : 'the music is over', async () => {
        const loud = await twilio.exchange.hears(leg, MUSIC_HERTZ);
        return is ? loud > -60 : loud < -80;
      }),
    callOut: async (subject) => {
      const id = await receiving(floor, nadia, subject);
      await elevate(nadia, 'Voix', CONTACT);
      await panelOf(nadia).getByText('Ça sonne…').waitFor();
      const leg = await twilio.answers(CONTACT, HUMS);
      await onTheLine(nadia);
      await flowsIn(nadia);
      await energyIn(nadia);
      return { id, leg };
    },
    close: async () => {
      await twilio.close();
      await window.close();
      await floor.stop();
    },
  };
};
