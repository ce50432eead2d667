import { authenticate } from 'mailauth';
import type { AuthVerdict, SenderVerdict } from '#spine/channels/contract.ts';
import type { MailFacts } from './parse-mail.ts';

/** Looks up `name` for a record type; rejects with Node's DNS error codes (ENOTFOUND, ENODATA, …). */
export type DnsResolver = (name: string, type: string) => Promise<string[] | string[][]>;

export type VerdictOptions = {
  resolver: DnsResolver;
  /** Milliseconds for all look-ups of one mail together. */
  timeLimitMs?: number;
  /** Our own name, as it would stand in Authentication-Results. */
  hostname?: string;
};

const TIME_LIMIT_MS = 5_000;
const KNOWN: AuthVerdict[] = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror'];

/** Worth of several signatures, the best first: one valid signature is enough (RFC 6376 section 6.1). */
const BEST_FIRST: AuthVerdict[] = ['pass', 'temperror', 'fail', 'permerror', 'neutral', 'softfail', 'none'];

type Status = { result?: string; comment?: string; aligned?: string | boolean };
type Signature = { signingDomain?: string; status?: Status };

function verdictOf(status: Status | undefined): AuthVerdict {
  const result = status?.result as AuthVerdict | undefined;
  // A changed body is reported as neutral by lenient verifiers; RFC 8601 section 2.7.1 calls it a failure.
  if (result === 'neutral' && /did not verify/i.test(status?.comment ?? '')) return 'fail';
  return result && KNOWN.includes(result) ? result : result ? 'neutral' : 'none';
}

function bestSignature(signatures: Signature[]): { dkim: AuthVerdict; dkimDomain: string | null } {
  const judged = signatures
    .filter((signature) => signature.signingDomain || signature.status?.result)
    .map((signature) => ({ signature, verdict: verdictOf(signature.status) }));
  const rank = ({ verdict, signature }: (typeof judged)[number]) =>
    BEST_FIRST.indexOf(verdict) * 2 + (signature.status?.aligned ? 0 : 1);
  const best = judged.toSorted((a, b) => rank(a) - rank(b))[0];
  if (!best) return { dkim: 'none', dkimDomain: null };
  return { dkim: best.verdict, dkimDomain: best.verdict === 'pass' ? (best.signature.signingDomain ?? null) : null };
}

function all(verdict: AuthVerdict): SenderVerdict {
  return { spf: verdict, dkim: verdict, dmarc: verdict, dkimDomain: null };
}

/** Answers once per host name within one mail: SPF, DKIM and DMARC ask for the same records. */
function remembering(resolver: DnsResolver): DnsResolver {
  const asked = new Map<string, Promise<string[] | string[][]>>();
  return (name, type) => {
    const key = `${type} ${name.toLowerCase()}`;
    const answer = asked.get(key) ?? resolver(name, type);
    asked.set(key, answer);
    return answer;
  };
}

/**
 * Checks who vouches for a mail (SPF, DKIM, DMARC). Look-ups that fail or last longer than the limit are `temperror`,
 * never a refusal; without the sender's IP address SPF is `none`.
 */
export function createVerdict(options: VerdictOptions): {
  judgeSender(raw: Uint8Array, facts: MailFacts): Promise<SenderVerdict>;
} {
  const judge = async (raw: Uint8Array, facts: MailFacts): Promise<SenderVerdict> => {
    const result = await authenticate(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), {
      ip: facts.remoteIp,
      helo: facts.helo,
      sender: facts.mailFrom,
      mta: options.hostname ?? 'localhost',
      resolver: remembering(options.resolver),
      disableArc: true,
      disableBimi: true,
    });
    const { spf, dkim, dmarc } = result as unknown as {
      spf?: { status?: Status } | false;
      dkim?: { results?: Signature[] };
      dmarc?: { status?: Status } | false;
    };
    return {
      spf: facts.remoteIp ? verdictOf(spf ? spf.status : undefined) : 'none',
      dmarc: verdictOf(dmarc ? dmarc.status : undefined),
      ...bestSignature(dkim?.results ?? []),
    };
  };
  return {
    judgeSender: async (raw, facts) => {
      let timer: NodeJS.Timeout | undefined;
      const tooLate = new Promise<SenderVerdict>((resolve) => {
        timer = setTimeout(() => resolve(all('temperror')), options.timeLimitMs ?? TIME_LIMIT_MS);
      });
      try {
        return await Promise.race([judge(raw, facts), tooLate]);
      } catch {
        // Headers that the verifier cannot interpret (RFC 8601 section 2.7): the mail itself is not refused for them.
        return all('permerror');
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
