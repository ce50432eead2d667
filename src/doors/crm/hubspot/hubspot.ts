import { z } from 'zod';
import type { Pipeline, Portal, Property } from '../contract.ts';
import { NoHubSpot, type Line } from './ask.ts';

/** The version that is asked: its numbered forerunners (v3, v4) end in 2027. */
const VERSION = '2026-03';
const objects = (type: string): string => `/crm/objects/${VERSION}/${type}`;

/** HubSpot's own number for a note's link to a ticket, and to a contact. */
const NOTE_TO_TICKET = 228;
const NOTE_TO_CONTACT = 202;

/** An answer of another shape than documented says nothing. @throws {NoHubSpot} */
const read = <S extends z.ZodType>(shape: S, answer: unknown): z.output<S> => {
  const result = shape.safeParse(answer);
  if (!result.success)
    throw new NoHubSpot('broken', `unexpected answer: ${result.error.issues[0]?.path.join('.') ?? ''}`);
  return result.data;
};

const objectShape = z.object({
  id: z.string(),
  properties: z.record(z.string(), z.string().nullable()).default({}),
  propertiesWithHistory: z
    .record(z.string(), z.array(z.object({ value: z.string().nullish(), timestamp: z.string() })))
    .optional(),
});
const pagingShape = z.object({ next: z.object({ after: z.string() }).optional() }).nullish();

/** `at`: when each property last changed, in milliseconds. */
export type HubContact = { id: string; properties: Record<string, string>; at: Record<string, number> };

const contactOf = (answer: unknown): HubContact => {
  const { id, properties, propertiesWithHistory = {} } = read(objectShape, answer);
  const at = Object.entries(propertiesWithHistory).map(([name, past]) => [
    name,
    Math.max(0, ...past.map((one) => Date.parse(one.timestamp) || 0)),
  ]);
  return {
    id,
    properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, value ?? ''])),
    at: Object.fromEntries(at) as Record<string, number>,
  };
};

/** Null where there is none. */
const unlessGone = async <T>(asking: Promise<T>): Promise<T | null> => {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof NoHubSpot && error.status === 404) return null;
    throw error;
  }
};

const withProperties = (names: readonly string[]): string => {
  if (names.length === 0) return '';
  const list = encodeURIComponent(names.join(','));
  return `&properties=${list}&propertiesWithHistory=${list}`;
};

export const readPortal = async (line: Line): Promise<Portal> => {
  const shape = z.object({ portalId: z.number().int(), uiDomain: z.string().optional() });
  const { portalId, uiDomain = '' } = read(shape, await line.ask('GET', `/account-info/${VERSION}/details`));
  return { portalId, uiDomain: /^[a-z0-9-]+\.hubspot\.com$/.test(uiDomain) ? uiDomain : 'app.hubspot.com' };
};

/** What that token may do; null: HubSpot does not tell of this kind of token. */
export const scopesOf = async (line: Line, token: string): Promise<string[] | null> => {
  try {
    const answer = await line.ask('POST', '/oauth/v2/private-apps/get/access-token-info', { tokenKey: token });
    return z.object({ scopes: z.array(z.string()) }).safeParse(answer).data?.scopes ?? null;
  } catch (error) {
    if (error instanceof NoHubSpot && error.problem !== 'unreachable' && error.problem !== 'rate') return null;
    throw error;
  }
};

export const readPipelines = async (line: Line): Promise<Pipeline[]> => {
  const stage = z.object({
    id: z.string(),
    label: z.string(),
    archived: z.boolean().default(false),
    displayOrder: z.number().default(0),
    metadata: z.record(z.string(), z.unknown()).default({}),
  });
  const shape = z.object({
    results: z.array(
      z.object({ id: z.string(), label: z.string(), archived: z.boolean().default(false), stages: z.array(stage) }),
    ),
  });
  const { results } = read(shape, await line.ask('GET', `/crm/pipelines/${VERSION}/tickets`));
  return results
    .filter((one) => !one.archived)
    .map(({ id, label, stages }) => ({
      ...{ id, label },
      stages: stages
        .filter((one) => !one.archived)
        .toSorted((a, b) => a.displayOrder - b.displayOrder)
        .map((one) => ({ id: one.id, label: one.label, closed: one.metadata['ticketState'] === 'CLOSED' })),
    }));
};

export const readProperties = async (line: Line, type: 'contacts' | 'tickets'): Promise<Property[]> => {
  const shape = z.object({
    results: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type: z.string(),
        fieldType: z.string(),
        hidden: z.boolean().default(false),
        archived: z.boolean().default(false),
        calculated: z.boolean().default(false),
        modificationMetadata: z.object({ readOnlyValue: z.boolean().default(false) }).nullish(),
        options: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
      }),
    ),
  });
  const { results } = read(shape, await line.ask('GET', `/crm/properties/${VERSION}/${type}`));
  return results
    .filter((one) => !one.archived && !one.hidden)
    .map(({ name, label, type: kind, fieldType, calculated, modificationMetadata, options }) => ({
      ...{ name, label, type: kind, fieldType, options },
      readOnly: calculated || (modificationMetadata?.readOnlyValue ?? false),
    }));
};

export const createProperty = async (line: Line, type: 'tickets', property: Record<string, unknown>): Promise<void> => {
  try {
    await line.ask('POST', `/crm/properties/${VERSION}/${type}`, property);
  } catch (error) {
    // Somebody made it meanwhile.
    if (!(error instanceof NoHubSpot && error.status === 409)) throw error;
  }
};

/** Asks for one contact, for whether that is allowed. */
export const probeContacts = (line: Line): Promise<unknown> => line.ask('GET', `${objects('contacts')}?limit=1`);

/** By their address, exactly: a search would not know yet of who was made a moment ago. */
export const contactByEmail = async (
  line: Line,
  email: string,
  names: readonly string[],
): Promise<HubContact | null> => {
  const path = `${objects('contacts')}/${encodeURIComponent(email)}?idProperty=email${withProperties(names)}`;
  const answer = await unlessGone(line.ask('GET', path));
  return answer === null ? null : contactOf(answer);
};

export const contactById = async (line: Line, id: string, names: readonly string[]): Promise<HubContact | null> => {
  const answer = await unlessGone(
    line.ask('GET', `${objects('contacts')}/${encodeURIComponent(id)}?archived=false${withProperties(names)}`),
  );
  return answer === null ? null : contactOf(answer);
};

/** Makes one with that address, or finds who was made with it meanwhile. */
export const makeContact = async (
  line: Line,
  email: string,
  properties: Record<string, string>,
): Promise<HubContact> => {
  try {
    return contactOf(
      await line.ask('POST', objects('contacts'), { properties: { ...properties, email }, associations: [] }),
    );
  } catch (error) {
    if (!(error instanceof NoHubSpot && error.status === 409)) throw error;
    const found = await contactByEmail(line, email, []);
    if (!found) throw error;
    return found;
  }
};

export const updateContact = async (line: Line, id: string, properties: Record<string, string>): Promise<void> => {
  await line.ask('PATCH', `${objects('contacts')}/${encodeURIComponent(id)}`, { properties });
};

/** One page of contacts changed since then, oldest change first. `after`: of the page before. */
export const changedContacts = async (
  line: Line,
  since: Date,
  after: string | null,
): Promise<{ contacts: { id: string; email: string; at: Date }[]; after: string | null }> => {
  const shape = z.object({ results: z.array(objectShape), paging: pagingShape });
  const body = {
    filterGroups: [
      { filters: [{ propertyName: 'lastmodifieddate', operator: 'GTE', value: String(since.getTime()) }] },
    ],
    sorts: [{ propertyName: 'lastmodifieddate', direction: 'ASCENDING' }],
    properties: ['email', 'lastmodifieddate'],
    limit: 100,
    ...(after === null ? {} : { after }),
  };
  const { results, paging } = read(shape, await line.ask('POST', `${objects('contacts')}/search`, body));
  return {
    contacts: results.flatMap(({ id, properties }) => {
      const at = new Date(properties['lastmodifieddate'] ?? '');
      const email = properties['email']?.toLowerCase() ?? '';
      return email === '' || Number.isNaN(at.getTime()) ? [] : [{ id, email, at }];
    }),
    after: paging?.next?.after ?? null,
  };
};

/** Makes the ticket with that value of that unique property, or changes the one that has it; its number. */
export const upsertTicket = async (
  line: Line,
  unique: { property: string; value: string },
  properties: Record<string, string>,
): Promise<string> => {
  const shape = z.object({ results: z.array(z.object({ id: z.string() })).min(1) });
  const input = {
    id: unique.value,
    idProperty: unique.property,
    properties: { ...properties, [unique.property]: unique.value },
  };
  return read(shape, await line.ask('POST', `${objects('tickets')}/batch/upsert`, { inputs: [input] })).results[0]!.id;
};

/** Once or often, it is the same link. */
export const linkTicket = async (line: Line, ticketId: string, contactId: string): Promise<void> => {
  await line.ask('PUT', `${objects('tickets')}/${ticketId}/associations/default/contacts/${contactId}`);
};

export const makeNote = async (
  line: Line,
  note: { body: string; at: string },
  links: { ticketId: string; contactId: string | null },
): Promise<string> => {
  const link = (id: string, typeId: number) => ({
    to: { id },
    types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: typeId }],
  });
  const answer = await line.ask('POST', objects('notes'), {
    properties: { hs_timestamp: note.at, hs_note_body: note.body },
    associations: [
      link(links.ticketId, NOTE_TO_TICKET),
      ...(links.contactId === null ? [] : [link(links.contactId, NOTE_TO_CONTACT)]),
    ],
  });
  return read(objectShape, answer).id;
};

/** False: it is there no more. */
export const updateNote = async (line: Line, id: string, body: string): Promise<boolean> =>
  (await unlessGone(
    line.ask('PATCH', `${objects('notes')}/${id}`, { properties: { hs_note_body: body } }).then(() => true),
  )) ?? false;

export const removeNote = async (line: Line, id: string): Promise<void> => {
  await unlessGone(line.ask('DELETE', `${objects('notes')}/${id}`));
};

/** The notes on a ticket with their text, by the links themselves: a search lags behind. */
export const notesOfTicket = async (line: Line, ticketId: string): Promise<{ id: string; body: string }[]> => {
  const links = z.object({
    associations: z
      .object({ notes: z.object({ results: z.array(z.object({ id: z.string() })) }).optional() })
      .optional(),
  });
  const { associations } = read(links, await line.ask('GET', `${objects('tickets')}/${ticketId}?associations=notes`));
  const ids = [...new Set((associations?.notes?.results ?? []).map((one) => one.id))];
  const notes: { id: string; body: string }[] = [];
  for (let from = 0; from < ids.length; from += 100) {
    const inputs = ids.slice(from, from + 100).map((id) => ({ id }));
    const answer = await line.ask('POST', `${objects('notes')}/batch/read`, {
      inputs,
      properties: ['hs_note_body'],
      propertiesWithHistory: [],
    });
    const { results } = read(z.object({ results: z.array(objectShape) }), answer);
    notes.push(...results.map(({ id, properties }) => ({ id, body: properties['hs_note_body'] ?? '' })));
  }
  return notes;
};
