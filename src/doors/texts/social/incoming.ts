import { z } from 'zod';
import { TEXT_FAILURES, RECEIPTS, type TextFailure } from '#spine/channels/texts/contract.ts';
import { isPassing } from '#spine/channels/texts/rules.ts';
import type { Heard } from '../connectors/connector.ts';
import { asDocumented, jsonIn } from '../connectors/documented.ts';

/** docs/social-webhook.md says the same to whoever writes the other side. */
export const MOST_TEXT = 100_000;
const MOST_FILES = 20;

const id = z.string().trim().min(1).max(200);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const webAddress = z.url({ protocol: /^https?$/ }).max(4_000);

const message = z
  .object({
    id,
    from: z.object({ id, name: z.string().max(200).default('') }),
    text: z.string().max(MOST_TEXT).default(''),
    sentAt: instant,
    inReplyTo: id.nullish(),
    media: z
      .array(z.object({ name: z.string().max(300).default(''), type: z.string().max(100), url: webAddress }))
      .max(MOST_FILES)
      .default([]),
  })
  .refine(({ text, media }) => text.trim() !== '' || media.length > 0, 'a text or a file');

const receipt = z.object({
  receipt: z.object({
    id,
    state: z.enum(RECEIPTS),
    failure: z.enum(TEXT_FAILURES).nullish(),
    detail: z.string().default(''),
    at: instant.nullish(),
  }),
});

/** Told of a text that was taken before: nobody tries it again by itself. */
const failureTold = (failure: TextFailure | null | undefined): TextFailure =>
  !failure || isPassing(failure) || failure === 'uncertain' ? 'undelivered' : failure;

/** @param signedAt seconds since 1970 when it was signed; it is the hour of what tells none. @throws {Error} */
export const readHook = (raw: Buffer, signedAt: string | undefined): Heard => {
  const content = jsonIn(raw);
  const isReceipt = typeof content === 'object' && content !== null && 'receipt' in content;
  if (isReceipt) {
    const { receipt: one } = asDocumented(receipt, content, 'docs/social-webhook.md');
    const failure = one.state === 'failed' ? failureTold(one.failure) : null;
    const at = one.at ?? new Date(Number(signedAt ?? 0) * 1_000);
    const detail = one.detail.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
    return { texts: [], receipts: [{ externalId: one.id, state: one.state, failure, detail, at }] };
  }
  const one = asDocumented(message, content, 'docs/social-webhook.md');
  return {
    texts: [
      {
        ...{ externalId: one.id, from: one.from.id, fromName: one.from.name, text: one.text, sentAt: one.sentAt },
        media: one.media.map(({ name, type, url }) => ({ name, type: type.split(';')[0]!.trim(), ref: url })),
        inReplyTo: one.inReplyTo ?? null,
      },
    ],
    receipts: [],
  };
};
