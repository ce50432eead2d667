import { ask } from '#ground/api/web/ask.ts';
import { cancelHandOn, finishHandOn, handOnCall } from '../../contract.ts';
import type { LineHouse, Transfers } from '../line.ts';
import type { CallState } from '../phone-state.ts';
import { onRoomNews } from './twilio-session.ts';

/** The house asks Twilio for all of it: the room stays, and who is in it changes. */
export const createTwilioTransfer = ({ live, set }: LineHouse): Transfers & { stop(): void } => {
  let asked: string | null = null;
  const callId = (): string | null => live()?.call.id ?? null;
  const failed = (code: string): void => {
    asked = null;
    set({ consult: null, said: { kind: 'transfer-failed', code } });
  };
  const at = (state: CallState): void => {
    if (asked !== null) set({ consult: { number: asked, state } });
  };
  const saidNo = (error: { code?: string }): void => failed(error.code ?? '');

  const handedOn = (to: string): void => {
    const one = live();
    if (!one) return;
    asked = null;
    one.transferredTo = to;
    one.hungUp = true;
    set({ consult: null, said: { kind: 'transferred', code: to } });
    one.session.end();
  };

  const stop = onRoomNews(callId, ({ what, cause }) => {
    if (what === 'target-ringing') at('ringing');
    else if (what === 'target-up') at('up');
    else if (what === 'target-over' || what === 'hand-on-failed') {
      if (asked !== null || what === 'hand-on-failed') failed(cause);
    } else if (what === 'handed-on') {
      handedOn(cause);
    }
  });
  const begin = (number: string, atOnce: boolean): void => {
    const id = callId();
    if (id !== null) void ask(handOnCall, { callId: id, to: number, atOnce }).catch(saidNo);
  };
  return {
    stop,
    handedOn,
    transferBlind: (number) => {
      set({ said: { kind: 'transferring', code: number } });
      begin(number, true);
    },
    consult: (number) => {
      asked = number;
      set({ consult: { number, state: 'connecting' }, said: null });
      begin(number, false);
    },
    finishTransfer: () => {
      const id = callId();
      if (id !== null) void ask(finishHandOn, { callId: id }).catch(saidNo);
    },
    backToContact: () => {
      asked = null;
      set({ consult: null });
      const id = callId();
      if (id !== null) void ask(cancelHandOn, { callId: id }).catch(saidNo);
    },
    // The room ends with us, and whoever is asked in it.
    endConsultation: () => {
      asked = null;
      set({ consult: null });
    },
  };
};
