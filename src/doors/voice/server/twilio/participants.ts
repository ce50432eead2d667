import { z } from 'zod';
import { RINGS_AT_ONE } from '../../rules.ts';
import type { TwilioAccount } from './account.ts';
import { askTwilio, type Form } from './ask-twilio.ts';

const made = z.object({ call_sid: z.string().min(1), conference_sid: z.string().min(1) });
const at = (room: string, leg = ''): string =>
  `/Conferences/${encodeURIComponent(room)}/Participants${leg && `/${encodeURIComponent(leg)}`}.json`;

export type Asked = {
  room: string;
  /** By our own name. */
  leg: string;
  /** E.164, or client:… */
  to: string;
  /** Whoever leaves ends the call for all. */
  ends: boolean;
  /** An agent, who does not hear it ring, and to whom it rings so long only. */
  isAgent: boolean;
};

/** Calls somebody into a room: https://www.twilio.com/docs/voice/api/conference-participant-resource#create. */
export const callIn = async (
  account: TwilioAccount,
  { room, leg, to, ends, isAgent }: Asked,
): Promise<{ externalId: string; roomId: string }> => {
  const answer = made.parse(
    await askTwilio(account, at(room), {
      ...{ From: account.number, To: to, Beep: false, EndConferenceOnExit: ends, EarlyMedia: !isAgent },
      ...(isAgent ? { Timeout: String(RINGS_AT_ONE / 1000) } : {}),
      ...{ StatusCallback: `${account.hook}/leg?leg=${leg}`, StatusCallbackMethod: 'POST' },
      StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    }),
  );
  return { externalId: answer.call_sid, roomId: answer.conference_sid };
};

/** `room`, `leg`: as Twilio calls them. */
export const changeLeg = (account: TwilioAccount, room: string, leg: string, form: Form): Promise<unknown> =>
  askTwilio(account, at(room, leg), form);

/** Rung or spoken with, it is over. */
export const endTwilioCall = (account: TwilioAccount, externalId: string): Promise<unknown> =>
  askTwilio(account, `/Calls/${encodeURIComponent(externalId)}.json`, { Status: 'completed' });

/** Whether it is there still. */
export const isUnderWay = async (account: TwilioAccount, externalId: string): Promise<boolean> => {
  const { status } = z
    .object({ status: z.string() })
    .parse(await askTwilio(account, `/Calls/${encodeURIComponent(externalId)}.json`));
  return ['queued', 'ringing', 'in-progress'].includes(status);
};
