import { z } from 'zod';
import { call, nothing } from '#ground/api/contract.ts';
import { TRANSLATION_FAILURES } from '#spine/channels/contract.ts';
import { PROVIDERS } from './rules.ts';

export const CURRENCIES = ['CAD', 'USD', 'EUR'] as const;
const language = z.string().regex(/^[a-z]{2}$/);

/** How whoever translates is reached. `address` empty: its usual one. */
const serviceShape = z.object({
  provider: z.enum(PROVIDERS),
  address: z.string().trim().max(500),
  region: z
    .string()
    .trim()
    .max(60)
    .regex(/^[a-zA-Z0-9-]*$/),
  project: z
    .string()
    .trim()
    .max(120)
    .regex(/^[a-zA-Z0-9:.-]*$/),
});
export type ServiceSettings = z.output<typeof serviceShape>;

export const translatorSettings = serviceShape.extend({
  /** R109 */
  on: z.boolean(),
  /** Characters that may be sent in a month; null: no limit. */
  monthlyCharacters: z.number().int().min(0).max(1e12).nullable(),
  pricePerMillion: z.number().min(0).max(100_000),
  currency: z.enum(CURRENCIES),
  /** Words and names that come back as they are written here. */
  neverTranslate: z.array(z.string().trim().min(1).max(100)).max(500),
});
export type TranslatorSettings = z.output<typeof translatorSettings>;

export const DEFAULT_TRANSLATOR: TranslatorSettings = {
  provider: 'apertium',
  address: '',
  region: '',
  project: '',
  on: false,
  monthlyCharacters: null,
  pricePerMillion: 0,
  currency: 'CAD',
  neverTranslate: [],
};

/** What was typed now; not given: what is stored for that service at that address. It goes in and never comes back. */
const key = z.string().trim().max(20_000).optional();

export const readTranslator = call({
  name: 'translator.read',
  who: 'supervisor',
  input: nothing,
  output: translatorSettings.extend({
    /** The addresses that a key is stored for. */
    keys: z.array(z.object({ provider: z.enum(PROVIDERS), address: z.string() })),
    usage: z.object({
      /** The first day of this month, of UTC as all days here. */
      month: z.string(),
      characters: z.number(),
      costs: z.array(z.object({ currency: z.string(), cost: z.number() })),
      days: z.array(
        z.object({
          day: z.string(),
          provider: z.string(),
          characters: z.number(),
          currency: z.string(),
          cost: z.number(),
        }),
      ),
    }),
  }),
});

export const saveTranslator = call({
  name: 'translator.save',
  who: 'administrator',
  input: translatorSettings.extend({ key }),
  output: nothing,
  refusals: ['address-missing', 'address-wrong', 'key-missing'],
});

/** Translates a sentence with what is typed now, and counts it. */
export const tryTranslator = call({
  name: 'translator.try',
  who: 'administrator',
  input: serviceShape.extend({
    key,
    neverTranslate: translatorSettings.shape.neverTranslate,
    text: z.string().trim().min(1).max(1_000),
    from: language.nullable(),
    to: language,
  }),
  output: z.object({
    /** Null: it failed. */
    text: z.string().nullable(),
    from: z.string(),
    failed: z.enum(TRANSLATION_FAILURES).nullable(),
    /** What the service said, without any key. */
    detail: z.string(),
    milliseconds: z.number(),
  }),
  refusals: ['address-missing', 'address-wrong', 'key-missing'],
});

/** Journal kinds of this room. data: { by, provider, on, keyChanged } */
export const TRANSLATOR_EVENTS = { changed: 'translator.changed' } as const;
