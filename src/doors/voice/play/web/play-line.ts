import { ask } from '#ground/api/web/ask.ts';
import { onStream } from '#ground/web/stream.ts';
import { VOICE_EVENTS } from '../../contract.ts';
import type { Dialled, Line, LineHouse, Session, Told } from '../../web/line.ts';
import { watchQuality } from '../../web/media.ts';
import { answerPlayed, dialPlayed, endPlayed, myPlayed, type Played } from '../contract.ts';
import { openPeer, type Peer } from './peer.ts';

/** Beside what the house says at once: a word of it may be lost. */
const LOOK_EVERY_MS = 3_000;
const DENIED = 'User Denied Media Access';

type OneCall = { session: Session; hear(row: Played | null): void };

/** A call that the house carries from page to page. `offered`: it comes in. */
const playedCall = (house: LineHouse, about: Dialled | Played, onOver: () => void): OneCall => {
  const id = 'callId' in about ? about.callId : about.id;
  let peer: Peer | null = null;
  let told: Told | null = null;
  let [up, ended] = [false, false];
  const over = (by: 'contact' | 'agent' | 'system', cause: string): void => {
    if (ended) return;
    ended = true;
    peer?.close();
    onOver();
    told?.over(by, cause);
  };
  const isUp = (): void => {
    up = true;
    told?.changed({ state: 'up', answeredAt: Date.now() });
  };
  const open = async (): Promise<Peer | null> => {
    peer = await openPeer(house.microphone(), house.speaker).catch(() => null);
    if (peer === null) over('agent', DENIED);
    else if (ended) peer.close();
    return ended ? null : peer;
  };
  const dial = async ({ begun }: Dialled): Promise<void> => {
    await begun;
    const mine = await open();
    if (!mine) return;
    await ask(dialPlayed, { id, offer: await mine.offer() });
    told?.changed({ state: 'ringing' });
  };
  const answer = async ({ offer }: Played): Promise<void> => {
    const mine = await open();
    if (!mine) return;
    await ask(answerPlayed, { id, answer: await mine.answer(offer) });
    isUp();
  };
  const lost = (): void => over('system', 'provider');

  const session: Session = {
    number: about.number,
    name: '',
    connection: () => peer?.connection ?? null,
    follow: (to) => {
      told = to;
      const stop = watchQuality(
        () => (up && !ended ? (peer?.connection ?? null) : null),
        (quality) => to.shown({ quality }),
      );
      return () => {
        stop();
        told = null;
      };
    },
    answer: () => void ('offer' in about && answer(about).catch(lost)),
    end: () => {
      void ask(endPlayed, { id }).catch(() => undefined);
      over('agent', up ? 'Terminated' : 'Canceled');
    },
    hold: (on) => {
      peer?.hold(on);
      told?.changed({ state: on ? 'held' : 'up' });
    },
    mute: (on) => {
      peer?.mute(on);
      told?.shown({ muted: on });
    },
    key: (tone) => peer?.key(tone),
    isEnded: () => ended,
  };
  if ('callId' in about) void dial(about).catch(lost);
  return {
    session,
    hear: (row) => {
      if (row === null || row.state === 'over') return over('contact', row?.cause || 'Terminated');
      if (row.answer === null || up || !('callId' in about) || !peer) return;
      isUp();
      void peer.take(row.answer).catch(lost);
    },
  };
};

/** The built-in telephone’s end at an agent’s page: nothing but this house is asked. */
export const playLine = (house: LineHouse): Line => {
  const calls = new Map<string, OneCall>();
  /** Told of by the house once: gone from there, they are over. */
  const known = new Set<string>();
  let stopNews = (): void => {};
  let timer: ReturnType<typeof setInterval> | undefined;
  const keep = (id: string, about: Dialled | Played): Session => {
    const one = playedCall(house, about, () => calls.delete(id));
    calls.set(id, one);
    return one.session;
  };
  const look = async (): Promise<void> => {
    const before = [...calls];
    const rows = (await ask(myPlayed, {})).calls;
    for (const row of rows)
      if (calls.has(row.id)) calls.get(row.id)!.hear(row);
      else if (row.direction === 'in' && row.state === 'ringing') house.received(keep(row.id, row));
    // Of those that rang here and went elsewhere.
    for (const [id, one] of before)
      if (calls.get(id) === one && known.has(id) && !rows.some((row) => row.id === id)) one.hear(null);
    for (const row of rows) known.add(row.id);
  };
  const lookSafely = (): void => void look().catch(() => undefined);
  const cannot = (): void => house.set({ said: { kind: 'transfer-failed', code: 'play' } });
  return {
    start: () => {
      stopNews = onStream((news) => {
        if (news.what === 'reset' || news.happening.kind === VOICE_EVENTS.told) lookSafely();
      });
      timer = setInterval(lookSafely, LOOK_EVERY_MS);
      house.registered();
      lookSafely();
    },
    stop: () => {
      stopNews();
      clearInterval(timer);
      for (const { session } of calls.values()) session.end();
    },
    call: (dialled) => keep(dialled.callId, dialled),
    transfers: {
      ...{ transferBlind: cannot, consult: cannot, finishTransfer: cannot, backToContact: cannot },
      endConsultation: () => {},
    },
  };
};
