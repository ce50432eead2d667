import { z } from 'zod';
import { call, id, nothing } from '#ground/api/contract.ts';
import { TRANSLATION_FAILURES } from '#spine/channels/contract.ts';

/** ISO 639-1, as languages are told apart and asked for. */
export const LANGUAGES = [
  ...['fr', 'en', 'es', 'de', 'it', 'pt', 'nl', 'ca', 'ro', 'pl', 'cs', 'sk', 'sl', 'hr', 'sr', 'bg', 'uk', 'ru'],
  ...['el', 'tr', 'ar', 'he', 'fa', 'hi', 'ur', 'zh', 'ja', 'ko', 'vi', 'th', 'id', 'ms', 'sv', 'da', 'no', 'fi'],
  ...['et', 'lv', 'lt', 'hu', 'sq', 'eu', 'gl', 'oc', 'br', 'eo'],
] as const;
export type LanguageCode = (typeof LANGUAGES)[number];
export const languageCode = z.enum(LANGUAGES);

export const choicesShape = z.object({
  customerLanguage: languageCode,
  myLanguage: languageCode,
  /** « Traduire les messages du contact » */
  incoming: z.boolean(),
  /** « Traduire mes réponses » */
  replies: z.boolean(),
});
export type Choices = z.output<typeof choicesShape>;

const REFUSALS = ['not-found', 'same-language', 'pair-unknown', ...TRANSLATION_FAILURES] as const;

/** What I chose for this interaction (R110), and what could be chosen. */
export const readChoices = call({
  name: 'translation.read',
  who: 'agent',
  input: z.object({ interactionId: id }),
  output: z.object({
    /** R109: an administrator has set something up and turned it on. */
    ready: z.boolean(),
    /** Null: nothing chosen yet, nothing is translated. */
    choices: choicesShape.nullable(),
    /** What the contact's last message seems to be written in; null: too short to tell. */
    spoken: languageCode.nullable(),
    /** Mine, as the desk speaks to me. */
    mine: languageCode,
    /** Which languages lead where; null: any may be tried. */
    pairs: z.array(z.object({ from: z.string(), to: z.string() })).nullable(),
  }),
  refusals: ['not-found'],
});

/** « Appliquer » */
export const applyChoices = call({
  name: 'translation.apply',
  who: 'agent',
  input: z.object({ interactionId: id, choices: choicesShape }),
  output: nothing,
  refusals: ['not-found', 'same-language', 'pair-unknown', 'not-set-up'],
});

/**
 * R106, R107: a contact's message in my language. Made when it is first asked for, and kept. Null: it is in my language
 * already. What failed is refused with why; the original stands.
 */
export const ofMessage = call({
  name: 'translation.ofMessage',
  who: 'agent',
  input: z.object({ messageId: id, to: languageCode }),
  output: z.object({
    /** `text`: of a short message, which has no other form; null: it is a mail. */
    translated: z
      .object({ html: z.string(), text: z.string().nullable(), from: z.string(), provider: z.string() })
      .nullable(),
  }),
  refusals: [...REFUSALS, 'content-hidden'],
});

/** What the contact will receive: my text in their language. Nothing is kept. */
export const preview = call({
  name: 'translation.preview',
  who: 'agent',
  input: z.object({ interactionId: id, html: z.string().max(30_000_000) }),
  output: z.object({ html: z.string(), from: languageCode, to: languageCode, notice: z.string() }),
  refusals: REFUSALS,
});

/** What its writer wrote, of an answer that left translated. Never the contact's to see. */
export const original = call({
  name: 'translation.original',
  who: 'agent',
  input: z.object({ messageId: id }),
  output: z.object({ html: z.string(), text: z.string().nullable(), from: z.string(), to: z.string() }),
  refusals: ['not-found'],
});

/** Journal kinds of this room. agent_id: whose choices */
export const TRANSLATION_EVENTS = { chosen: 'translation.chosen' } as const;
