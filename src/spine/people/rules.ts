import type { AgentState } from './contract.ts';

/** D12: only an Available agent is given anything new. */
export const RECEIVES: Record<AgentState, boolean> = {
  available: true,
  working: false,
  unavailable: false,
};

/** R8, R9: what an agent sends is theirs while Available or Working. */
export const KEEPS_OWN_OUTBOUND: Record<AgentState, boolean> = {
  available: true,
  working: true,
  unavailable: false,
};

/** Failed sign-ins allowed in the window, by login and by network address. */
export const SIGN_IN_LIMITS = { windowMinutes: 15, perLogin: 8, perAddress: 40 } as const;

export const tooManyTries = (failed: { login: number; address: number }): boolean =>
  failed.login >= SIGN_IN_LIMITS.perLogin || failed.address >= SIGN_IN_LIMITS.perAddress;
