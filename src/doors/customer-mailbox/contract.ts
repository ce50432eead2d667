import { z } from 'zod';
import { call, id, instant } from '#ground/api/contract.ts';

/** The page where whoever tries Relais plays the customer. Open only while some mailbox keeps its mail here, and only to the signed-in, or to anyone on the demo floor. */
export const listCustomers = call({
  name: 'customerMailbox.customers',
  who: 'anyone',
  input: z.object({}),
  output: z.object({
    customers: z.array(z.object({ address: z.string(), name: z.string(), unseen: z.number().int() })),
    /** Addresses of the desk that a customer can write to. */
    deskAddresses: z.array(z.object({ address: z.string(), name: z.string() })),
  }),
  refusals: ['closed'],
});
export const mailShape = z.object({
  id,
  sender: z.string(),
  subject: z.string(),
  receivedAt: instant,
  seen: z.boolean(),
});
export const listMail = call({
  name: 'customerMailbox.list',
  who: 'anyone',
  input: z.object({ address: z.email().toLowerCase() }),
  output: z.object({ mail: z.array(mailShape) }),
  refusals: ['closed'],
});
export const readMail = call({
  name: 'customerMailbox.read',
  who: 'anyone',
  input: z.object({ id }),
  output: mailShape.extend({
    from: z.object({ name: z.string(), address: z.string() }),
    text: z.string(),
    /** As sent; shown through the sanitiser and the sandboxed frame. */
    html: z.string().nullable(),
    attachments: z.array(
      z.object({
        index: z.number().int(),
        name: z.string(),
        type: z.string(),
        size: z.number(),
        contentId: z.string().nullable(),
      }),
    ),
    replyTo: z.string(),
  }),
  refusals: ['closed', 'not-found'],
});
/** Sends as the customer, through the same SMTP door as any stranger's mail. */
export const writeAsCustomer = call({
  name: 'customerMailbox.write',
  who: 'anyone',
  input: z.object({
    from: z.object({ name: z.string().trim().max(120), address: z.email().toLowerCase() }),
    to: z.email().toLowerCase(),
    subject: z.string().trim().max(500),
    text: z.string().max(500_000),
    /** The received mail this answers: its headers give In-Reply-To and References. */
    answering: id.nullable(),
    files: z
      .array(z.object({ name: z.string().max(255), type: z.string().max(100), base64: z.string().max(30_000_000) }))
      .max(10)
      .default([]),
  }),
  output: z.object({ answer: z.string() }),
  refusals: ['closed', 'smtp-refused', 'not-found'],
});
export const customerAttachmentPath = (mailId: number, index: number): string =>
  `/api/files/customer-mail/${mailId}/${index}`;
