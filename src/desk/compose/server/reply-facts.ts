import type { Actor } from '#ground/api/contract.ts';
import type { Db } from '#ground/db/server/database.ts';
import { isAddress } from '#ground/mail-address/rules.ts';
import { refuse } from '#ground/refusal.ts';
import { contactById } from '#spine/contacts/server/api.ts';
import { legsOf, messagesOf, visibleRow, type MessageRow } from '#spine/interactions/server/api.ts';
import type { Mailbox } from '#spine/mailboxes/contract.ts';
import { addressForms } from '#spine/mailboxes/rules.ts';
import { listMailboxes } from '#spine/mailboxes/server/api.ts';
import { agentById, listStaffRows } from '#spine/people/server/api.ts';
import { proficienciesOf } from '#spine/routing/server/api.ts';
import { domainOf, type Address } from '../recipients/rules.ts';

/** How far back the mail that is answered is looked for. */
const LOOK_BACK = 30;

export type AllowedSender = { id: number; address: string; name: string; mailbox: Mailbox };

export type ReplyFacts = {
  interactionId: number;
  assigneeId: number | null;
  inTrash: boolean;
  subject: string;
  contact: Address | null;
  /** The customer's newest mail: whom the answer is for, and what it quotes. */
  answered: MessageRow | null;
  /** The newest message that left or came: what In-Reply-To names. */
  newest: MessageRow | null;
  /** Allowed From addresses (R16, R38), the one that fits first. */
  senders: AllowedSender[];
  messages: readonly MessageRow[];
  /** The newest message of the interaction, whoever it is from. */
  seenMessageId: number | null;
  emailEnabled: boolean;
  isOurs(address: string): boolean;
  /** Addresses and domains that are nothing new in an answer; lower case. */
  known: { customer: string[]; named: string[]; ourDomains: string[] };
};

const PEOPLE_WRITE: readonly string[] = ['mail', 'auto-reply'];
const NOT_LEFT: readonly (string | null)[] = ['held', 'failed'];

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
};

const lower = (texts: readonly string[]): string[] => [
  ...new Set(texts.map((text) => text.toLowerCase()).filter(Boolean)),
];

/** From addresses of the mailbox that the mail came to, then of every mailbox whose skill the agent holds. */
const sendersFor = (
  mailboxes: readonly Mailbox[],
  own: Mailbox | undefined,
  skills: ReadonlySet<number>,
  wroteTo: readonly Address[],
) => {
  const usable = mailboxes.filter((box) => box === own || (box.skillId !== null && skills.has(box.skillId)));
  const all = usable.flatMap((box) => box.senders.map((sender) => ({ ...sender, mailbox: box })));
  const asked = wroteTo.flatMap((one) => addressForms(one.address));
  const rank = (sender: AllowedSender): number[] => [
    sender.mailbox === own ? 0 : 1,
    // In the order in which the customer wrote to them; the rest behind.
    asked.indexOf(sender.address) + 1 || Infinity,
    sender.address === sender.mailbox.address ? 0 : 1,
  ];
  return all.sort((a, b) => compare(rank(a), rank(b)));
};

/** All that answering needs to know of an interaction; refuses with 'not-found' when it is not for these eyes. */
export const replyFacts = async (db: Db, actor: Actor, asked: number): Promise<ReplyFacts> => {
  let row = await visibleRow(db, actor, asked);
  // Its messages moved when a later mail proved both to be one conversation.
  if (row?.mergedIntoId) row = await visibleRow(db, actor, row.mergedIntoId);
  if (!row) throw refuse('not-found');
  const [messages, mailboxes, proficiencies, agent, contact, staff] = await Promise.all([
    messagesOf(db, row.id, null, LOOK_BACK),
    listMailboxes(db),
    proficienciesOf(db),
    agentById(db, actor.id),
    contactById(db, row.contactId),
    listStaffRows(db),
  ]);
  // R63: what began on another channel was elevated to an address; the card has one where it was not.
  const elevatedTo =
    row.channel === 'email' ? undefined : (await legsOf(db, row.id)).findLast((leg) => leg.channel === 'email');
  const email =
    elevatedTo?.address ??
    (isAddress(row.contactAddress)
      ? row.contactAddress
      : contact?.addresses.find((one) => one.kind === 'email')?.address);
  const answered = messages.findLast((one) => one.direction === 'in' && PEOPLE_WRITE.includes(one.kind)) ?? null;
  const skills = new Set(proficiencies.filter((one) => one.agentId === actor.id).map((one) => one.skillId));
  const own = mailboxes.find((box) => box.id === row.mailboxId);
  const ours = new Set(mailboxes.flatMap((box) => [box.address, ...box.senders.map((sender) => sender.address)]));
  return {
    interactionId: row.id,
    assigneeId: row.assigneeId,
    inTrash: row.trashedAt !== null,
    subject: row.subject,
    contact: email ? { name: row.contactName, address: email } : null,
    answered,
    newest: messages.findLast((one) => one.rfcMessageId !== null && !NOT_LEFT.includes(one.delivery)) ?? null,
    senders: sendersFor(mailboxes, own, skills, answered ? [...answered.to, ...answered.cc] : []),
    messages,
    seenMessageId: messages.at(-1)?.id ?? null,
    emailEnabled: agent?.emailEnabled ?? false,
    known: {
      customer: lower([
        row.contactAddress,
        ...(contact?.addresses ?? []).flatMap((one) => (one.kind === 'email' ? [one.address] : [])),
        ...(answered ? [answered.sender, ...answered.replyTo].map((one) => one.address) : []),
      ]),
      named: lower(answered ? [...answered.to, ...answered.cc].map((one) => one.address) : []),
      ourDomains: lower([...ours, ...staff.map((one) => one.email)].map(domainOf)),
    },
    isOurs: (address) => addressForms(address).some((form) => ours.has(form)),
  };
};
