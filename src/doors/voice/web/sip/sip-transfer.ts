import type { Session as SipCall, SessionEvent } from 'jssip';
import type { Handed, Session, Transfers } from '../line.ts';
import { listenTo } from '../media.ts';
import type { CallState, PhoneState } from '../phone-state.ts';

type House = {
  live(): Handed | null;
  of(session: Session): SipCall;
  /** Begins a call to that number beside it. */
  dial(number: string): SipCall;
  target(number: string): string;
  speaker(): string;
  set(change: Partial<PhoneState>): void;
};

/** Hands a call on, without a word or after asking whoever it is for. */
export const createSipTransfer = ({ live, of, dial, target, speaker, set }: House): Transfers => {
  let second: { session: SipCall; number: string } | null = null;

  const referring = (one: Handed, number: string) => {
    const failed = (event: SessionEvent): void =>
      set({ said: { kind: 'transfer-failed', code: event.cause ?? String(event.message?.status_code ?? '') } });
    return {
      accepted: (): void => {
        one.transferredTo = number;
        one.hungUp = true;
        set({ said: { kind: 'transferred', code: number } });
        if (second) {
          const { session } = second;
          second = null;
          if (!session.isEnded()) session.terminate();
          set({ consult: null });
        }
        if (!one.session.isEnded()) one.session.end();
      },
      requestFailed: failed,
      failed,
    };
  };

  return {
    transferBlind: (number: string): void => {
      const one = live();
      if (one) of(one.session).refer(target(number), { eventHandlers: referring(one, number) });
    },
    consult: (number: string): void => {
      const one = live();
      if (!one || second) return;
      one.session.hold(true);
      const session = dial(number);
      const stop = listenTo(session, speaker);
      second = { session, number };
      set({ consult: { number, state: 'connecting' }, said: null });
      const at = (next: CallState) => (): void =>
        void (second?.session === session && set({ consult: { number, state: next } }));
      session.on('progress', at('ringing'));
      session.on('accepted', at('up'));
      const over = ({ originator, cause = '' }: SessionEvent): void => {
        stop();
        if (second?.session !== session) return;
        second = null;
        const still = live();
        set({
          consult: null,
          // Who goes back to the contact knows why.
          ...(still && !still.transferredTo && originator !== 'local'
            ? { said: { kind: 'transfer-failed' as const, code: cause } }
            : {}),
        });
      };
      session.on('failed', over);
      session.on('ended', over);
    },
    finishTransfer: (): void => {
      const [one, other] = [live(), second];
      if (!one || !other) return;
      of(one.session).refer(target(other.number), {
        replaces: other.session,
        eventHandlers: referring(one, other.number),
      });
    },
    backToContact: (): void => {
      second?.session.terminate();
      live()?.session.hold(false);
    },
    endConsultation: (): void => second?.session.terminate(),
  };
};
