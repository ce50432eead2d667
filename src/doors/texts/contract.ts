import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { TEXT_CHANNELS, TEXT_FAILURES } from '#spine/channels/texts/contract.ts';
import { connectionShape } from '#spine/connections/contract.ts';

/**
 * By provider: on which channels, and what must be set up there but for the optional. `secrets` are sealed and never read
 * back. 'play' is the built-in telephone.
 */
export type ProviderFacts = {
  channels: readonly (typeof TEXT_CHANNELS)[number][];
  settings: readonly string[];
  secrets: readonly string[];
  optional: readonly string[];
};
export const PROVIDERS = {
  play: { channels: TEXT_CHANNELS, settings: [], secrets: [], optional: [] },
  twilio: {
    channels: ['sms'],
    settings: ['accountSid', 'apiKeySid'],
    secrets: ['authToken', 'apiKeySecret'],
    optional: ['apiKeySid', 'apiKeySecret'],
  },
  vonage: {
    channels: ['sms'],
    settings: ['applicationId', 'apiKey'],
    secrets: ['privateKey', 'apiSecret', 'signatureSecret'],
    optional: ['applicationId', 'privateKey', 'apiKey', 'apiSecret'],
  },
  kannel: {
    channels: ['sms'],
    settings: ['address', 'username', 'smsc'],
    secrets: ['password', 'hookPassword'],
    optional: ['smsc'],
  },
  smpp: {
    channels: ['sms'],
    settings: [
      ...['mode', 'host', 'port', 'tls', 'systemId', 'systemType', 'bind'],
      ...['alphabet', 'messageIds', 'countryCode', 'window'],
    ],
    secrets: ['password'],
    optional: [
      ...['mode', 'host', 'port', 'tls', 'systemType', 'bind'],
      ...['alphabet', 'messageIds', 'countryCode', 'window'],
    ],
  },
  whatsapp: {
    channels: ['whatsapp'],
    settings: ['phoneNumberId', 'wabaId', 'apiVersion'],
    secrets: ['token', 'appSecret', 'verifyToken'],
    optional: ['apiVersion'],
  },
  site: { channels: ['chat'], settings: ['origins'], secrets: [], optional: ['origins'] },
  'social-private': { channels: ['social-private'], settings: ['address'], secrets: ['signingSecret'], optional: [] },
  'social-public': { channels: ['social-public'], settings: ['address'], secrets: ['signingSecret'], optional: [] },
} as const satisfies Record<string, ProviderFacts>;
/** Settings that are chosen from these; the first is what is usual. */
export const CHOICES = {
  mode: ['client', 'server'],
  tls: ['no', 'yes'],
  bind: ['transceiver', 'separate'],
  alphabet: ['gsm', 'latin1'],
  messageIds: ['same', 'hex-then-decimal', 'decimal-then-hex'],
} as const;
export type Provider = keyof typeof PROVIDERS;
export const PROVIDER_NAMES = Object.keys(PROVIDERS) as [Provider, ...Provider[]];

const textChannel = z.enum(TEXT_CHANNELS);

export const logRowShape = z.object({
  id,
  at: instant,
  what: z.enum([
    ...(['received', 'sent', 'receipt', 'failed', 'retried', 'uncertain', 'quarantined', 'forged'] as const),
    ...(['too-large', 'line'] as const),
  ]),
  failure: z.enum(TEXT_FAILURES).nullable(),
  detail: z.string(),
});
export type LogRow = z.input<typeof logRowShape>;

export const listChannels = call({
  name: 'texts.channels',
  who: 'administrator',
  input: nothing,
  output: z.object({
    connections: z.array(
      connectionShape.extend({
        /** Where its provider sends what comes in; null: nothing comes in by HTTP. */
        hookUrl: z.string().nullable(),
        waiting: z.number().int(),
        /** Within a day. */
        failed: z.number().int(),
        lastInAt: instant.nullable(),
        lastOutAt: instant.nullable(),
        line: z.object({ state: z.string(), detail: z.string() }).nullable(),
      }),
    ),
    /** Where providers reach this house; null: nobody said (PUBLIC_URL). */
    publicUrl: z.string().nullable(),
  }),
});

const facts = z.object({
  id: id.nullable(),
  channel: textChannel,
  provider: z.enum(PROVIDER_NAMES),
  name: z.string().trim().min(1).max(80),
  address: z.string().trim().max(120),
  skillId: id.nullable(),
  settings: z.record(z.string(), z.string().trim().max(2_000)),
  secrets: z.record(z.string(), z.string().max(10_000)),
  enabled: z.boolean(),
});

export const saveChannel = call({
  name: 'texts.saveChannel',
  who: 'administrator',
  input: facts,
  output: z.object({ id }),
  refusals: ['not-found', 'address-taken', 'provider-channel', 'number-wrong', 'field-missing', 'origin-wrong'],
});

export const removeChannel = call({
  name: 'texts.removeChannel',
  who: 'administrator',
  input: z.object({ id }),
  output: nothing,
  refusals: ['not-found'],
});

/** Asks the provider whether the account is good. */
export const checkChannel = call({
  name: 'texts.checkChannel',
  who: 'administrator',
  input: z.object({ id }),
  output: z.object({ name: z.string() }),
  refusals: ['not-found', 'check-failed'],
});

export const readLog = call({
  name: 'texts.log',
  who: 'administrator',
  input: z.object({ connectionId: id, before: id.nullable() }),
  output: z.object({ rows: z.array(logRowShape), next: id.nullable() }),
});

/** What a site puts into its pages to have the chat of that connection. */
export const scriptTag = (house: string, connectionId: number): string =>
  `<script type="module" src="${house.replace(/\/$/, '')}/chat.js?line=${connectionId}"></script>`;
/** A page of the house with it. */
export const trialPath = (connectionId: number): string => `/chat/${connectionId}`;

/** POST and GET by a provider. */
export const hookPath = (connectionId: number): string => `/hooks/texts/${connectionId}`;

/** What Kannel calls itself in front of its hook. */
export const KANNEL_NAME = 'kannel';
/** What a Kannel has in its configuration so that texts come in by that hook; PASSWORD is the one of the callbacks. */
export const kannelService = (hookUrl: string): string =>
  [
    ...['group = sms-service', 'keyword = default', 'catch-all = true', 'max-messages = 0'],
    ...['concatenation = true', 'omit-empty = true'],
    `get-url = "${hookUrl.replace('//', `//${KANNEL_NAME}:PASSWORD@`)}?from=%p&text=%b&id=%I&ts=%T"`,
  ].join('\n');
/** And in its group `smsbox`, so that nothing is lost while the house is away: an hour of it, in seconds. */
export const KANNEL_PATIENCE = ['http-request-retry = 240', 'http-queue-delay = 15'] as const;

// ── the built-in telephone: the customer who is played

export const listPhones = call({
  name: 'texts.phones',
  who: 'anyone',
  input: nothing,
  output: z.object({
    lines: z.array(
      z.object({
        connectionId: id,
        channel: textChannel,
        name: z.string(),
        address: z.string(),
        phones: z.array(z.object({ phone: z.string(), name: z.string(), unread: z.number().int(), lastAt: instant })),
      }),
    ),
  }),
  refusals: ['closed'],
});

/** Of one text of a played telephone: how many, and bytes of all together. */
export const MOST_PLAYED_FILES = 5;
export const MOST_PLAYED_BYTES = 22 * 1024 * 1024;
export const playedFilePath = (fileId: number | ':id'): string => `/api/files/played/${fileId}`;
export const playedShape = z.object({
  id,
  direction: z.enum(['to-them', 'from-them']),
  text: z.string(),
  files: z.array(z.object({ id, name: z.string(), type: z.string(), size: z.number() })),
  at: instant,
  readAt: instant.nullable(),
});
export type PlayedText = z.input<typeof playedShape>;

/** Opened, they are read: the desk hears of it as of a receipt. */
export const openPhone = call({
  name: 'texts.openPhone',
  who: 'anyone',
  input: z.object({ connectionId: id, phone: z.string().max(120) }),
  output: z.object({ texts: z.array(playedShape) }),
  refusals: ['closed'],
});

export const writeFromPhone = call({
  name: 'texts.writeFromPhone',
  who: 'anyone',
  input: z.object({
    connectionId: id,
    phone: z.string().trim().min(1).max(120),
    name: z.string().trim().max(120),
    text: z.string().trim().max(4_000),
    files: z
      .array(z.object({ name: z.string().max(200), type: z.string().max(100), base64: z.base64() }))
      .max(MOST_PLAYED_FILES)
      .default([]),
    onceKey: z.uuid(),
  }),
  output: nothing,
  refusals: ['closed', 'number-wrong', 'nothing-said'],
});

/** Journal kinds of this room. */
export const TEXTS_EVENTS = {
  /** Something was told to or by a connection. data: { connectionId } */
  changed: 'texts.changed',
  /** On the built-in telephone; whose is not said: the journal keeps nobody's number. data: { connectionId } */
  played: 'texts.played',
} as const;
