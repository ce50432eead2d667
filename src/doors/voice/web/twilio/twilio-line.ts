import type { Call as TwilioCall, Device } from '@twilio/voice-sdk';
import { ask } from '#ground/api/web/ask.ts';
import { myToken } from '../../contract.ts';
import type { Line, LineHouse } from '../line.ts';
import { createTwilioTransfer } from './twilio-transfer.ts';
import { twilioSession } from './twilio-session.ts';

/** Of the token, or of the account: nothing that another try helps. */
const REFUSED = new Set([20101, 20151, 20157, 31201, 31202, 31203, 31204, 31207]);
const AGAIN_MS = 10_000;
/** A call outlives so long a break of the line to Twilio. */
const OUTLIVES_MS = 15_000;

/** It would fetch sounds from elsewhere: the telephone rings by itself. */
class NoSound {
  play(): Promise<void> {
    return Promise.resolve();
  }
  stop(): void {}
  setSinkIds(): Promise<void> {
    return Promise.resolve();
  }
}

/** A line at Twilio, not opened yet. Their SDK is loaded by whoever has one. */
export const twilioLine = async (house: LineHouse): Promise<Line> => {
  const { Device } = await import('@twilio/voice-sdk');
  let device: Device | null = null;
  let stopped = false;
  let last: RTCPeerConnection | null = null;
  /** The SDK keeps it to itself, and the recording and the measuring want it. */
  class Kept extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      last = this; // oxlint-disable-line typescript/no-this-alias
    }
  }
  const transfers = createTwilioTransfer(house);
  const rtcConstraints = () => ({
    audio: house.microphone() ? { deviceId: { exact: house.microphone() } } : true,
  });
  const speakOn = async (): Promise<void> => {
    if (house.speaker()) await device?.audio?.speakerDevices.set(house.speaker()).catch(() => undefined);
  };

  const incoming = (call: TwilioCall): void => {
    const number = call.customParameters.get('number') ?? call.parameters['From'] ?? '';
    house.received(
      twilioSession(house, {
        ...{ number, name: '', incoming: true, call: Promise.resolve(call), giveUp: () => {} },
        accept: (one) => void speakOn().then(() => one.accept({ rtcConstraints: rtcConstraints() })),
        connection: () => last,
      }),
    );
  };
  const freshToken = async (): Promise<void> => {
    try {
      device?.updateToken((await ask(myToken, {})).token);
    } catch {
      if (!stopped) setTimeout(() => void freshToken(), AGAIN_MS);
    }
  };
  const open = async (): Promise<void> => {
    const token = await ask(myToken, {}).then(
      (answer) => answer.token,
      () => null,
    );
    if (stopped) return;
    if (token === null) {
      house.lost(false);
      return void setTimeout(() => void open(), AGAIN_MS);
    }
    const options = {
      ...{ allowIncomingWhileBusy: true, closeProtection: false, logLevel: 'silent' as const },
      ...{ maxCallSignalingTimeoutMs: OUTLIVES_MS, RTCPeerConnection: Kept, Sound: NoSound },
      // What is said of calls goes to nobody else.
      publishEvents: false,
    };
    device = new Device(token, options);
    device.on('registered', () => house.registered());
    device.on('unregistered', () => house.lost(false));
    device.on('incoming', incoming);
    device.on('tokenWillExpire', () => void freshToken());
    device.on('error', ({ code }: { code?: number }) => {
      if (code === 20104 || code === 31205) void freshToken().then(() => device?.register().catch(() => undefined));
      else if (REFUSED.has(code ?? 0)) house.lost(true);
    });
    await device.register().catch(() => undefined);
  };

  return {
    start: () => void open(),
    stop: () => {
      stopped = true;
      transfers.stop();
      device?.destroy();
      device = null;
    },
    call: ({ callId, number, begun }) => {
      let givenUp = false;
      const dial = async (): Promise<TwilioCall | null> => {
        // Twilio asks the house, which must know of it.
        await begun;
        await speakOn();
        if (givenUp || !device) return null;
        return device.connect({ params: { call: callId }, rtcConstraints: rtcConstraints() });
      };
      return twilioSession(house, {
        ...{ number, name: '', incoming: false, call: dial(), connection: () => last, accept: () => {} },
        giveUp: () => (givenUp = true),
      });
    },
    transfers,
  };
};
