import type { Call as TwilioCall } from '@twilio/voice-sdk';
import { ask } from '#ground/api/web/ask.ts';
import { onStream } from '#ground/web/stream.ts';
import { holdCall, VOICE_EVENTS, type ToldOfRoom } from '../../contract.ts';
import type { LineHouse, Session, Told } from '../line.ts';
import { watchQuality } from '../media.ts';

/** What Twilio’s SDK says when the microphone is not given. */
const NO_MICROPHONE = new Set([31401, 31402]);
const DENIED = 'User Denied Media Access';

/** The line may be closed before the house has said why nobody was reached. */
const SAYS_WHY_MS = 2_000;

type About = {
  number: string;
  name: string;
  /** Rings here, and its contact is on the line already. */
  incoming: boolean;
  /** Null: it was given up before it was made. */
  call: Promise<TwilioCall | null>;
  /** Ends what is not made yet. */
  giveUp(): void;
  accept(call: TwilioCall): void;
  connection(): RTCPeerConnection | null;
};

/** What the house hears from Twilio of that call. */
export const onRoomNews = (callId: () => string | null, hear: (news: ToldOfRoom) => void): (() => void) =>
  onStream((news) => {
    if (news.what !== 'happened' || news.happening.kind !== VOICE_EVENTS.told) return;
    const told = news.happening.data as ToldOfRoom;
    if (told.callId === callId()) hear(told);
  });

/** A call in a room of Twilio’s: our own side of it by their SDK, what the contact does by the house. */
export const twilioSession = (house: LineHouse, about: About): Session => {
  let [made, ended, up]: [TwilioCall | null, boolean, boolean] = [null, false, false];
  let told: Told | null = null;
  const callId = (): string | null => {
    const live = house.live();
    return live?.session === session ? live.call.id : null;
  };
  const over = (by: 'contact' | 'agent' | 'system', cause: string): void => {
    if (ended) return;
    ended = true;
    told?.over(by, cause);
  };
  const answered = (): void => {
    if (up || ended) return;
    up = true;
    told?.changed({ state: 'up', answeredAt: Date.now() });
  };
  /** Of the contact, from the house: at once, or when it is asked. */
  const contactIs = (what: 'ringing' | 'up' | 'over', cause: string): void => {
    if (what !== 'over' && about.incoming) return;
    if (what === 'up') answered();
    else if (what === 'ringing' && !up) told?.changed({ state: 'ringing' });
    else if (what === 'over') {
      over('contact', cause);
      made?.disconnect();
    }
  };
  const attend = (call: TwilioCall | null): void => {
    if (call === null) return over('system', 'provider');
    made = call;
    if (ended) return call.disconnect();
    call.on('accept', () => about.incoming && answered());
    call.on('cancel', () => over('contact', 'Canceled'));
    call.on('reject', () => over('agent', 'Rejected'));
    call.on('disconnect', () => {
      if (up || about.incoming) over('contact', 'Terminated');
      else setTimeout(() => over('contact', 'Terminated'), SAYS_WHY_MS);
    });
    call.on('mute', (is: boolean) => told?.shown({ muted: is }));
    call.on('error', ({ code }: { code?: number }) => NO_MICROPHONE.has(code ?? 0) && over('agent', DENIED));
  };
  void about.call.then(attend, () => attend(null));

  const session: Session = {
    number: about.number,
    name: about.name,
    connection: about.connection,
    follow: (to) => {
      told = to;
      const stopWatching = watchQuality(
        () => (up && !ended ? about.connection() : null),
        (quality) => to.shown({ quality }),
      );
      const stopNews = onRoomNews(callId, ({ what, cause }) => {
        if (what === 'ringing' || what === 'up' || what === 'over') contactIs(what, cause);
      });
      return () => {
        stopWatching();
        stopNews();
        told = null;
      };
    },
    contactIs,
    answer: () => made && about.accept(made),
    end: () => {
      about.giveUp();
      if (made?.status() === 'pending') made.reject();
      else made?.disconnect();
      over('agent', up ? 'Terminated' : 'Canceled');
    },
    hold: (on) => {
      const id = callId();
      if (id === null) return;
      ask(holdCall, { callId: id, on }).then(
        () => told?.changed({ state: on ? 'held' : 'up' }),
        () => house.set({ said: { kind: 'hold-failed', code: '' } }),
      );
    },
    mute: (on) => made?.mute(on),
    key: (tone) => made?.sendDigits(tone),
    isEnded: () => ended,
  };
  return session;
};
