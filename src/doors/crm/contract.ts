import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { CORE_FIELDS } from '#spine/contacts/contract.ts';
import { STATUSES } from '#spine/interactions/contract.ts';

export const DIRECTIONS = ['in', 'out', 'both'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** A field of a contact: of every contact, or the number of a field of the house. */
export const fieldKey = z.union([z.enum(CORE_FIELDS), id]);
export type FieldKey = z.output<typeof fieldKey>;

export const mappingShape = z.object({
  field: fieldKey,
  property: z.string().trim().min(1).max(200),
  direction: z.enum(DIRECTIONS),
});
export type Mapping = z.output<typeof mappingShape>;

export const settingsShape = z.object({
  on: z.boolean(),
  /** Of what is written into tickets. */
  language: z.enum(['fr', 'en']),
  pipeline: z.string().max(200),
  /** The stage of a ticket by the status of its interaction. */
  stages: z.partialRecord(z.enum(STATUSES), z.string().max(200)),
  mappings: z.array(mappingShape).max(80),
});
export type CrmSettings = z.output<typeof settingsShape>;
export const DEFAULT_CRM: CrmSettings = { on: false, language: 'fr', pipeline: '', stages: {}, mappings: [] };

export const portalShape = z.object({ portalId: z.number().int(), uiDomain: z.string() });
export type Portal = z.output<typeof portalShape>;

/** Why something did not get through: each has its words. */
export const PROBLEMS = [
  'token-refused',
  'scopes',
  'rate',
  'unreachable',
  'broken',
  'refused',
  'gone',
  'no-email',
] as const;
export type Problem = (typeof PROBLEMS)[number];

export const readCrm = call({
  name: 'crm.read',
  who: 'administrator',
  input: nothing,
  output: settingsShape.extend({
    hasToken: z.boolean(),
    portal: portalShape.nullable(),
    failingSince: instant.nullable(),
    problem: z.enum(PROBLEMS).nullable(),
    said: z.string().nullable(),
    readAt: instant.nullable(),
    counts: z.object({
      interactions: z.number().int(),
      contacts: z.number().int(),
      waiting: z.number().int(),
      failed: z.number().int(),
    }),
  }),
});

export const SCOPES = [
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.schemas.contacts.read',
  'tickets',
] as const;

const LINE = ['token-refused', 'unreachable', 'broken', 'rate'];
const token = z.string().trim().min(1).max(500);

/** Tries a token, the typed one or the kept one. `known`: whether HubSpot tells all that it may do. */
export const tryCrm = call({
  name: 'crm.try',
  who: 'administrator',
  input: z.object({ token: token.optional() }),
  output: z.object({ portal: portalShape, missing: z.array(z.string()), known: z.boolean() }),
  refusals: [...LINE, 'no-token', 'refused', 'token-form'],
});

/** Keeps a token that HubSpot takes. It is never shown again. */
export const connectCrm = call({
  name: 'crm.connect',
  who: 'administrator',
  input: z.object({ token }),
  output: z.object({ portal: portalShape, missing: z.array(z.string()), known: z.boolean() }),
  refusals: [...LINE, 'refused', 'token-form'],
});

/** Forgets the token, and turns it off. What is in HubSpot stays there. */
export const disconnectCrm = call({ name: 'crm.disconnect', who: 'administrator', input: nothing, output: nothing });

export const propertyShape = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  fieldType: z.string(),
  readOnly: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type Property = z.output<typeof propertyShape>;
export const pipelineShape = z.object({
  id: z.string(),
  label: z.string(),
  stages: z.array(z.object({ id: z.string(), label: z.string(), closed: z.boolean() })),
});
export type Pipeline = z.output<typeof pipelineShape>;

/** Read from HubSpot as it is now, with the fields that contacts have here. */
export const readCrmChoices = call({
  name: 'crm.choices',
  who: 'administrator',
  input: nothing,
  output: z.object({
    pipelines: z.array(pipelineShape),
    properties: z.array(propertyShape),
    fields: z.array(
      z.object({ key: fieldKey, name: z.string().nullable(), type: z.string(), choices: z.array(z.string()) }),
    ),
  }),
  refusals: [...LINE, 'no-token', 'scopes', 'refused'],
});

export const saveCrm = call({
  name: 'crm.save',
  who: 'administrator',
  input: settingsShape,
  output: nothing,
  refusals: [
    ...[...LINE, 'no-token', 'scopes', 'refused'],
    ...['pipeline-missing', 'stage-missing', 'property-gone', 'property-type', 'property-twice', 'field-gone'],
  ],
});

export const STATES = ['waiting', 'sending', 'done', 'failed'] as const;
const changeShape = z.object({
  what: z.string(),
  way: z.enum(['in', 'out']),
  /** Why it was left as it was. */
  not: z.string().nullable(),
});
export type Change = z.output<typeof changeShape>;

export const workShape = z.object({
  id,
  kind: z.enum(['interaction', 'contact']),
  subjectId: id,
  hubId: z.string().nullable(),
  /** Where a person reads it. */
  url: z.string().nullable(),
  state: z.enum(STATES),
  attempts: z.number().int(),
  dueAt: instant.nullable(),
  triedAt: instant.nullable(),
  syncedAt: instant.nullable(),
  problem: z.enum(PROBLEMS).nullable(),
  said: z.string().nullable(),
  changed: z.array(changeShape),
});
export type WorkRow = z.output<typeof workShape>;

export const listCrmWork = call({
  name: 'crm.log',
  who: 'administrator',
  input: z.object({ state: z.enum(STATES).nullable().default(null), offset: z.number().int().min(0).default(0) }),
  output: z.object({ rows: z.array(workShape), next: z.number().int().nullable() }),
});

/** One, or all that failed. */
export const retryCrm = call({
  name: 'crm.retry',
  who: 'administrator',
  input: z.object({ id: id.nullable() }),
  output: z.object({ count: z.number().int() }),
  refusals: ['not-found', 'off'],
});

/** Looks at once at what changed in HubSpot; by itself it does so every minute. */
export const readCrmNow = call({
  name: 'crm.readNow',
  who: 'administrator',
  input: nothing,
  output: nothing,
  refusals: ['off'],
});

/** Of the settings or of what is exchanged. data: { what?, by? } */
export const CRM_EVENTS = { changed: 'crm.changed', exchanged: 'crm.exchanged' } as const;
