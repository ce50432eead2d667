import { z } from 'zod';
import { refuse } from '#ground/refusal.ts';
import type { TwilioAccount } from './account.ts';
import { askTwilio, TwilioSaidNo } from './ask-twilio.ts';

const resource = z.object({ sid: z.string() });
const numbers = z.object({ incoming_phone_numbers: z.array(resource) });

/** The name of our application there. */
const NAME = 'Relais';

/**
 * Sets up at Twilio what calls need: an application that asks us what to do, and our number leading to it. Done again it
 * changes nothing. The application’s name there.
 */
export const prepare = async (account: TwilioAccount): Promise<string> => {
  if (account.hook === '') throw refuse('no-public-url');
  try {
    const { incoming_phone_numbers: found } = numbers.parse(
      await askTwilio(account, `/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(account.number)}`),
    );
    if (!found[0]) throw refuse('number-not-there');
    const path = account.appSid === '' ? '/Applications.json' : `/Applications/${account.appSid}.json`;
    const about = { FriendlyName: NAME, VoiceUrl: account.hook, VoiceMethod: 'POST' };
    const { sid } = resource.parse(await askTwilio(account, path, about));
    await askTwilio(account, `/IncomingPhoneNumbers/${found[0].sid}.json`, { VoiceApplicationSid: sid });
    return sid;
  } catch (error) {
    if (error instanceof TwilioSaidNo) throw refuse(error.failure === 'account' ? 'account' : 'provider');
    throw error;
  }
};
