import { isAddress } from '#ground/mail-address/rules.ts';

export type Address = { name: string; address: string };
export type Answered = { sender: Address; replyTo: readonly Address[]; to: readonly Address[]; cc: readonly Address[] };
export type Recipients = { to: Address[]; cc: Address[] };

const keyOf = ({ address }: Address): string => address.toLowerCase();
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();
const unique = (addresses: readonly Address[]): Address[] => [
  ...new Map(addresses.map((one) => [keyOf(one), one])).values(),
];
const without = (list: readonly Address[], others: readonly Address[]): Address[] => {
  const gone = new Set(others.map(keyOf));
  return list.filter((one) => !gone.has(keyOf(one)));
};

const NO_REPLY =
  /^(?:(?:no|not?|never|do[-_.]?not|ne[-_.]?pas)[-_.]?(?:reply|repl(?:y|ies)|respond|repondre|répondre)|noreply|mailer-daemon|bounces?|postmaster)(?:[-_.+].*)?@/i;
/** Nobody reads what is sent there. */
export const isNoReply = (address: string): boolean => NO_REPLY.test(address);

const LIST =
  /-(?:bounces|request|owner|list|liste)@|@(?:lists?|listes?|listserv|groups?)\.|@(?:[^@]+\.)?(?:googlegroups\.com|groups\.io|framalistes\.org|simplelists\.com)$/i;
/** A mailing list: what is sent there, many read. */
export const isMailingList = (address: string): boolean => LIST.test(address);

/**
 * Whom an answer goes to: where the customer asked for it (Reply-To), else who wrote; the others whom they wrote to
 * get a copy. Never one of our own addresses: that would be answering ourselves. Never one that takes no mail, while
 * there is another. A list that asked for the answer gets a copy at most: the answer is for who wrote.
 */
export const replyRecipients = (
  answered: Answered | null,
  contact: Address | null,
  isOurs: (address: string) => boolean,
): Recipients => {
  const theirs = (addresses: readonly Address[]): Address[] =>
    unique(addresses.filter((one) => isAddress(one.address) && !isOurs(one.address)));
  const asked = theirs(answered?.replyTo ?? []);
  const people = asked.filter((one) => !isMailingList(one.address));
  const sender = answered ? theirs([answered.sender]) : [];
  const known = contact ? theirs([contact]) : [];
  const choices = [people, sender, known, asked];
  const reads = choices.map((choice) => choice.filter((one) => !isNoReply(one.address)));
  const to = [...reads, ...choices].find((choice) => choice.length > 0) ?? [];
  const lists = asked.filter((one) => isMailingList(one.address));
  const copied = theirs([...(answered?.to ?? []), ...(answered?.cc ?? []), ...lists]);
  return {
    to,
    cc: without(copied, to).filter((one) => !isNoReply(one.address)),
  };
};

/** The customer alone, without whoever else they wrote to. */
export const replyToOne = ({ to }: Recipients): Recipients => ({ to, cc: [] });

export type Change =
  | { code: 'added' | 'dropped'; who: Address[] }
  | { code: 'new-domain'; domains: string[] }
  | { code: 'no-reply'; who: Address[] };

/** Against what the recipients of an answer are compared. Addresses and domains in lower case. */
export type Usual = Recipients & {
  /** Addresses of the customer: where they wrote from, asked for the answer, or are known by. */
  customer: readonly string[];
  /** Everybody else whom the mail that is answered names. */
  named: readonly string[];
  /** Domains of our mailboxes and people. */
  ourDomains: readonly string[];
};

/**
 * What an answer changes of who reads along: someone added, someone left out, a domain outside the house that had no
 * part in it, an address that nobody reads. Empty when all is as usual. `usual` null: nothing is answered.
 */
export const whatChanged = (usual: Usual | null, recipients: readonly Address[]): Change[] => {
  const good = unique(recipients.filter((one) => isAddress(one.address)));
  if (good.length === 0) return [];
  const changes: Change[] = [];
  if (usual) {
    const before = unique([...usual.to, ...usual.cc]);
    const customer = new Set(usual.customer);
    const known = new Set([...usual.customer, ...usual.named]);
    const added = without(good, before).filter((one) => !known.has(keyOf(one)));
    const stillReads = good.some((one) => customer.has(keyOf(one)));
    // One of the customer's addresses for another: the same person reads it.
    const dropped = without(before, good).filter((one) => !(stillReads && customer.has(keyOf(one))));
    const domains = new Set([...usual.ourDomains, ...[...known, ...before.map(keyOf)].map(domainOf)]);
    const strange = [...new Set(added.map((one) => domainOf(one.address)))].filter((domain) => !domains.has(domain));
    if (added.length > 0) changes.push({ code: 'added', who: added });
    if (dropped.length > 0) changes.push({ code: 'dropped', who: dropped });
    if (strange.length > 0) changes.push({ code: 'new-domain', domains: strange });
  }
  const unread = good.filter((one) => isNoReply(one.address));
  if (unread.length > 0) changes.push({ code: 'no-reply', who: unread });
  return changes;
};
