import type { Session, SessionEvent, UA } from 'jssip';
import { listenTo } from './media.ts';
import type { CallState, PhoneState } from './phone-state.ts';

/** The call that is handed on. */
export type Handed = { session: Session; transferredTo: string | null; hungUp: boolean };
type House = {
  live(): Handed | null;
  /** Begins a call to that number beside it. */
  dial(number: string): ReturnType<UA['call']> | null;
  target(number: string): string;
  speaker(): string;
  set(change: Partial<PhoneState>): void;
};

/** Hands a call on, without a word or after asking whoever it is for. */
export const createTransfer = ({ live, dial, target, speaker, set }: House) => {
  let second: { session: Session; number: string } | null = null;

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
        if (!one.session.isEnded()) one.session.terminate();
      },
      requestFailed: failed,
      failed,
    };
  };

  return {
    /** The contact speaks with that number from now on, and we with nobody. */
    transferBlind: (number: string): void => {
      const one = live();
      one?.session.refer(target(number), { eventHandlers: referring(one, number) });
    },
    /** That number is asked first; the contact waits. */
    consult: (number: string): void => {
      const one = live();
      if (!one || second) return;
      one.session.hold();
      const session = dial(number);
      if (!session) return;
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
    /** Whoever was asked speaks with the contact. */
    finishTransfer: (): void => {
      const [one, other] = [live(), second];
      if (!one || !other) return;
      one.session.refer(target(other.number), { replaces: other.session, eventHandlers: referring(one, other.number) });
    },
    backToContact: (): void => {
      second?.session.terminate();
      live()?.session.unhold();
    },
    endConsultation: (): void => second?.session.terminate(),
  };
};
