import { isAddress } from '#ground/mail-address/rules.ts';
import { isDangerous } from '#spine/interactions/rules.ts';

export type ForwardFacts = {
  /** An administrator allows it. */
  allowed: boolean;
  emailEnabled: boolean;
  /** The bytes received are still kept. */
  hasSource: boolean;
  hasMailbox: boolean;
  to: readonly string[];
  isOurs: (address: string) => boolean;
  /** Names of the files in the mail. */
  files: readonly string[];
};
type Reason = { code: string; values: Record<string, string> };
const reason = (code: string, values: Record<string, string> = {}): Reason => ({ code, values });

/** The first row that holds is the reason. */
const REFUSALS: readonly ((facts: ForwardFacts) => Reason | false)[] = [
  (f) => !f.allowed && reason('switched-off'),
  (f) => !f.emailEnabled && reason('email-not-enabled'), // R1
  (f) => !f.hasSource && reason('no-source'), // R42: what is not kept cannot be copied exactly
  (f) => !f.hasMailbox && reason('no-mailbox'),
  (f) => f.to.length === 0 && reason('no-recipient'),
  ({ to }) => {
    const wrong = to.find((one) => !isAddress(one));
    return wrong !== undefined && reason('bad-address', { address: wrong });
  },
  // It would come back to us as the customer's mail, and go round.
  ({ to, isOurs }) => {
    const own = to.find(isOurs);
    return own !== undefined && reason('own-address', { address: own });
  },
  ({ files }) => {
    const risky = files.find(isDangerous); // D15: executable types do not go out
    return risky !== undefined && reason('dangerous-file', { name: risky });
  },
];

export const whyNotForward = (facts: ForwardFacts): Reason | null => {
  for (const refusal of REFUSALS) {
    const found = refusal(facts);
    if (found) return found;
  }
  return null;
};

/** The addresses in what was typed: apart by commas, semicolons or spaces, each once. */
export const addressesIn = (typed: string): string[] => [
  ...new Map(
    typed
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((one) => [one.toLowerCase(), one]),
  ).values(),
];
