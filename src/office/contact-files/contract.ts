import { z } from 'zod';
import { call, id, instant, nothing } from '#ground/api/contract.ts';
import { addressKind } from '#spine/contacts/contract.ts';

/** POST multipart (one CSV file) -> { id }; refusals: not-csv, empty-file, too-large, too-many-lines, too-many-columns. */
export const IMPORT_PATH = '/api/contact-files/import';
/** GET ?query= -> CSV of all contacts, or of those found; the number of lines in the header `x-total`. */
export const EXPORT_PATH = '/api/contact-files/export';
/** GET /:importId -> CSV of what was refused, each line with its reason. */
export const REFUSED_PATH = '/api/contact-files/refused';

export const MOST_BYTES = 64 * 1024 * 1024;
export const MOST_LINES = 250_000;
export const MOST_COLUMNS = 100;

/** What a column can be. Several may be of the same address kind. */
export const CORE_TARGETS = ['name', 'given-name', 'family-name', 'language', 'company', 'place'] as const;
export const targetShape = z
  .string()
  .regex(/^(?:name|given-name|family-name|language|company|place|email|phone|whatsapp|field:\d{1,15})$/);
export type Target = string;
const mapping = z.array(targetShape.nullable()).max(MOST_COLUMNS);

export const IMPORT_STATES = ['reading', 'ready', 'running', 'done'] as const;
const importShape = z.object({
  id,
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  byName: z.string(),
  beganAt: instant,
  finishedAt: instant.nullable(),
  lines: z.number().int(),
  /** How many of them are carried out. */
  done: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
});
export type ImportRow = z.output<typeof importShape>;

const MAY = ['switched-off'];

/** The newest first. */
export const listImports = call({
  name: 'contactFiles.list',
  who: 'supervisor',
  input: nothing,
  output: z.object({ imports: z.array(importShape) }),
  refusals: MAY,
});

/** One that waits to be told what its columns are. */
export const aboutImport = call({
  name: 'contactFiles.about',
  who: 'supervisor',
  input: z.object({ importId: id }),
  output: importShape.extend({
    encoding: z.string(),
    delimiter: z.string(),
    headers: z.array(z.string()),
    /** The first lines as they came. */
    sample: z.array(z.array(z.string())),
    proposed: mapping,
    /** Fields of the house that a column can be. */
    fields: z.array(z.object({ id, name: z.string() })),
  }),
  refusals: [...MAY, 'not-found'],
});

export const VERDICTS = ['created', 'updated', 'unchanged', 'refused'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the first lines would come to, were it started now. Nothing is changed. */
export const previewImport = call({
  name: 'contactFiles.preview',
  who: 'supervisor',
  input: z.object({ importId: id, mapping }),
  output: z.object({
    rows: z.array(
      z.object({
        /** Its line in the file, the headers being line 1. */
        line: z.number().int(),
        name: z.string(),
        address: z.string(),
        verdict: z.enum(VERDICTS),
        /** Why it is refused, and of which column. */
        reason: z.string().nullable(),
        column: z.string().nullable(),
      }),
    ),
    counts: z.record(z.enum(VERDICTS), z.number().int()),
  }),
  refusals: [...MAY, 'not-found', 'no-address-column', 'column-twice'],
});

export const startImport = call({
  name: 'contactFiles.start',
  who: 'supervisor',
  input: z.object({ importId: id, mapping }),
  output: nothing,
  refusals: [...MAY, 'not-found', 'no-address-column', 'column-twice', 'started-already'],
});

/** What is carried out stays; the rest of the file is thrown away. */
export const stopImport = call({
  name: 'contactFiles.stop',
  who: 'supervisor',
  input: z.object({ importId: id }),
  output: nothing,
  refusals: MAY,
});

/** Throws away one that is not under way, with what was refused of it. */
export const removeImport = call({
  name: 'contactFiles.remove',
  who: 'supervisor',
  input: z.object({ importId: id }),
  output: nothing,
  refusals: [...MAY, 'under-way'],
});

/** A page of the contacts with these words in their name, company or an address, in the order of their numbers. */
export const listContacts = call({
  name: 'contactFiles.contacts',
  who: 'supervisor',
  input: z.object({ query: z.string().max(200).default(''), after: id.nullable().default(null) }),
  output: z.object({
    contacts: z.array(
      z.object({
        id,
        name: z.string(),
        company: z.string().nullable(),
        place: z.string().nullable(),
        since: instant,
        addresses: z.array(z.object({ kind: addressKind, address: z.string() })),
      }),
    ),
    total: z.number().int(),
    next: id.nullable(),
  }),
});

/** Journal kinds of this room. agent_id: whose import. data: { importId } */
export const CONTACT_FILE_EVENTS = { changed: 'contact-files.changed' } as const;
export const CONTACT_FILE_JOBS = { run: 'contact-files.run' } as const;
