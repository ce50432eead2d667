import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';

export const STATES = ['available', 'working', 'unavailable'] as const;
export type AgentState = (typeof STATES)[number];
export const UNAVAILABLE_REASONS = ['break', 'lunch', 'training', 'meeting', 'not-responding'] as const;

export const roleShape = z.enum(['agent', 'supervisor', 'administrator']);
export const themeShape = z.enum(['auto', 'light', 'dark']);
export const languageShape = z.enum(['fr', 'en']);
/** At least 10 characters: length protects, composition rules do not (NIST SP 800-63B). */
export const passwordShape = z.string().min(10).max(200);

export const presenceShape = z.object({
  state: z.enum(STATES),
  reason: z.string().nullable(),
  since: instant,
});

export const meShape = z.object({
  id,
  name: z.string(),
  login: z.string(),
  email: z.string(),
  role: roleShape,
  language: languageShape,
  theme: themeShape,
  teamName: z.string().nullable(),
  emailEnabled: z.boolean(),
  presence: presenceShape,
});

/** What the sign-in page needs before anyone is signed in. */
export const house = call({
  name: 'people.house',
  who: 'anyone',
  input: nothing,
  output: z.object({
    /** True until the first administrator exists: the page then leads through set-up. */
    needsSetup: z.boolean(),
    /** As the administrator wrote it; empty until then. */
    companyName: z.string(),
    /** Accounts of the demo floor, shown on the sign-in page; empty outside the demo. */
    demoAccounts: z.array(z.object({ name: z.string(), login: z.string(), password: z.string(), role: roleShape })),
  }),
});

export const setUp = call({
  name: 'people.setUp',
  who: 'anyone',
  input: z.object({
    name: z.string().trim().min(1).max(120),
    login: z.string().trim().toLowerCase().min(2).max(60),
    email: z.email(),
    password: passwordShape,
    language: languageShape,
  }),
  output: nothing,
  refusals: ['already-set-up'],
});

export const signIn = call({
  name: 'people.signIn',
  who: 'anyone',
  input: z.object({ login: z.string().trim().toLowerCase().min(1).max(200), password: z.string().min(1).max(200) }),
  output: nothing,
  refusals: ['wrong-password', 'too-many-tries'],
});

export const signOut = call({ name: 'people.signOut', who: 'agent', input: nothing, output: nothing });
export const me = call({ name: 'people.me', who: 'agent', input: nothing, output: meShape });

export const setState = call({
  name: 'people.setState',
  who: 'agent',
  input: z.object({ state: z.enum(STATES), reason: z.enum(UNAVAILABLE_REASONS).nullable().default(null) }),
  output: presenceShape,
});

export const setPreferences = call({
  name: 'people.setPreferences',
  who: 'agent',
  input: z.object({ language: languageShape.optional(), theme: themeShape.optional() }),
  output: nothing,
});

export const changePassword = call({
  name: 'people.changePassword',
  who: 'agent',
  input: z.object({ current: z.string().max(200), next: passwordShape }),
  output: nothing,
  refusals: ['wrong-password'],
});

export const signatureShape = z.object({
  /** Null: for every mailbox that has none of its own. */
  mailboxId: id.nullable(),
  /** Clean HTML with {agent}, {title}, {company} and {mailbox} in it. */
  html: z.string(),
  /** Off: the mailbox's own stands in its place. */
  enabled: z.boolean(),
});

/** What I sign with, and the mailboxes for which I can have another text. */
export const mySignatures = call({
  name: 'people.mySignatures',
  who: 'agent',
  input: nothing,
  output: z.object({
    /** What stands for {title}. */
    title: z.string(),
    signatures: z.array(signatureShape),
    mailboxes: z.array(z.object({ id, name: z.string(), address: z.string() })),
  }),
});

/** An empty text forgets the signature of that mailbox. */
export const saveSignature = call({
  name: 'people.saveSignature',
  who: 'agent',
  input: signatureShape.extend({ html: z.string().max(250_000), title: z.string().trim().max(120) }),
  output: nothing,
  refusals: ['signature-too-large', 'not-found'],
});

/** Journal kinds of this room. */
export const PEOPLE_EVENTS = {
  presenceChanged: 'people.presence-changed',
  agentChanged: 'people.agent-changed',
} as const;
