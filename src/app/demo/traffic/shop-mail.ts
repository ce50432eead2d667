import type { z } from 'zod';
import type { Call } from '#ground/api/contract.ts';
import { listCustomers, listMail, readMail } from '#doors/customer-mailbox/contract.ts';
import type { FromShop } from './customers-at-large.ts';

/** Asks for unread mail at most this often, in milliseconds. */
const LOOK_EVERY = 2_000;
const PATIENCE = 5_000;

const ask = async <I extends z.ZodType, O extends z.ZodType>(
  url: string,
  call: Call<I, O>,
  input: z.input<I>,
): Promise<z.output<O>> => {
  const answer = await fetch(new URL(`/api/${call.name}`, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(url).origin },
    body: JSON.stringify(input),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`${call.name}: ${answer.status}`);
  return call.output.parse(await answer.json());
};

/** The customers' side of the built-in mailbox: what the shop has answered and nobody has read. Null: not reachable. */
export const openShopMail = async (url: string): Promise<{ next(): Promise<FromShop | null> } | null> => {
  const reachable = await ask(url, listCustomers, {}).catch(() => null);
  if (!reachable) return null;
  let lookAt = 0;
  let unread: { address: string; name: string }[] = [];
  return {
    /** Reads one unread mail; null when there is none just now. */
    async next() {
      if (unread.length === 0 && Date.now() >= lookAt) {
        lookAt = Date.now() + LOOK_EVERY;
        unread = (await ask(url, listCustomers, {})).customers.filter((each) => each.unseen > 0);
      }
      const customer = unread.shift();
      if (!customer) return null;
      const { mail } = await ask(url, listMail, { address: customer.address });
      const newest = mail.find((each) => !each.seen);
      if (!newest) return null;
      const read = await ask(url, readMail, { id: newest.id });
      return { ...read, customer, at: new Date(read.receivedAt) };
    },
  };
};
