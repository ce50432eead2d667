import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SCOPES } from '../contract.ts';
import { openRecords, Wrong, type HubRecord, type ObjectType, type Records } from './hubspot-records.ts';

/**
 * What HubSpot documents (2026-03), kept strictly: it refuses properties that it does not know, numbers that lead nowhere,
 * and whoever has no right. It is the contract, not the vendor: nothing here was asked of HubSpot itself.
 */
export type HubSpotServer = {
  address: string;
  token: string;
  scopes: Set<string>;
  /** HubSpot tells the rights of a private app's token, and of no other. */
  tellsScopes: boolean;
  records: Records;
  /** Milliseconds until a search knows of a change. */
  lagMs: number;
  received: Received[];
  /** What it does instead of answering; null: it answers. 'lost': it does what is asked, and the answer never comes. */
  fault: (request: Received) => Fault | null;
  close(): Promise<void>;
};
export type Received = { method: string; path: string; body: Body };
type Body = Record<string, unknown> & { properties?: Record<string, string> };
export type Fault = 'hang' | 'lost' | { status: number; headers?: Record<string, string>; body?: object };

export const tooMany = (policyName: string, headers: Record<string, string> = {}): Fault => ({
  ...{ status: 429, headers },
  body: {
    ...{ status: 'error', message: 'You have reached your ten_secondly_rolling limit.', errorType: 'RATE_LIMIT' },
    ...{ correlationId: randomUUID(), policyName },
  },
});

const isType = (type: string): type is ObjectType => ['contacts', 'tickets', 'notes'].includes(type);
const LINKS: Record<string, [ObjectType, ObjectType]> = { 228: ['notes', 'tickets'], 202: ['notes', 'contacts'] };

const shown = (record: HubRecord, names: readonly string[] | null, history: readonly string[] = []) => ({
  ...{ id: record.id, createdAt: record.createdAt, updatedAt: record.updatedAt, archived: record.archived },
  properties: {
    hs_object_id: record.id,
    ...Object.fromEntries(
      (names ?? Object.keys(record.properties)).map((name) => [name, record.properties[name] ?? null]),
    ),
  },
  ...(history.length > 0
    ? { propertiesWithHistory: Object.fromEntries(history.map((name) => [name, record.history[name] ?? []])) }
    : {}),
});

/** Of a search or a reading: which properties are wanted. */
const namesIn = (body: Body): string[] => body.properties as unknown as string[];

const onlyKeys = (body: Body, ...keys: string[]): void => {
  const other = Object.keys(body).find((key) => !keys.includes(key));
  if (other) throw new Wrong(400, 'VALIDATION_ERROR', `Invalid input JSON: unknown field ${other}`);
};

const link = (server: HubSpotServer, from: HubRecord, associations: unknown): void => {
  type Association = { to: { id: string }; types: { associationCategory: string; associationTypeId: number }[] };
  for (const { to, types } of (associations ?? []) as Association[])
    for (const { associationCategory, associationTypeId } of types) {
      const kinds = LINKS[associationTypeId];
      if (associationCategory !== 'HUBSPOT_DEFINED' || !kinds || kinds[0] !== from.type)
        throw new Wrong(400, 'VALIDATION_ERROR', `${associationTypeId} is no association type of ${from.type}`);
      const other = server.records.find(kinds[1], 'id', to.id);
      if (!other) throw new Wrong(400, 'VALIDATION_ERROR', `${kinds[1]} ${to.id} does not exist`);
      from.links.add(other.id);
      other.links.add(from.id);
    }
};

const searched = (server: HubSpotServer, type: ObjectType, body: Body) => {
  onlyKeys(body, 'filterGroups', 'sorts', 'properties', 'limit', 'after', 'query');
  const limit = Number(body['limit'] ?? 10);
  const from = Number(body['after'] ?? 0);
  if (limit > 200 || from + limit > 10_000) throw new Wrong(400, 'VALIDATION_ERROR', 'more than a search gives');
  const groups = body['filterGroups'] as { filters: { propertyName: string; operator: string; value: string }[] }[];
  for (const name of namesIn(body)) server.records.defined(type, name);
  const matches = server.records
    .of(type)
    .filter((one) => one.indexedAt <= Date.now())
    .filter((one) =>
      groups.some(({ filters }) =>
        filters.every(({ propertyName, operator, value }) => {
          server.records.defined(type, propertyName);
          if (operator !== 'GTE') throw new Wrong(400, 'VALIDATION_ERROR', `unknown operator ${operator}`);
          return Date.parse(one.properties[propertyName] ?? '') >= Number(value);
        }),
      ),
    )
    .toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
  const page = matches.slice(from, from + limit);
  const next = from + limit < matches.length ? { paging: { next: { after: String(from + limit) } } } : {};
  return { total: matches.length, results: page.map((one) => shown(one, namesIn(body))), ...next };
};

const upserted = ({ records }: HubSpotServer, type: ObjectType, body: Body) => {
  onlyKeys(body, 'inputs');
  const inputs = body['inputs'] as { id: string; idProperty: string; properties: Record<string, string> }[];
  const results = inputs.map(({ id, idProperty, properties }) => {
    if (!records.isUnique(type, idProperty)) throw new Wrong(400, 'VALIDATION_ERROR', `${idProperty} is not unique`);
    const found = records.find(type, idProperty, id);
    if (found) records.change(found, properties);
    const record = found ?? records.make(type, { ...properties, [idProperty]: id });
    return { ...shown(record, null), new: !found };
  });
  return { status: 'COMPLETE', results, startedAt: new Date(), completedAt: new Date() };
};

const need = (server: HubSpotServer, ...scopes: string[]): void => {
  const missing = scopes.filter((scope) => !server.scopes.has(scope));
  if (missing.length > 0)
    throw new Wrong(403, 'MISSING_SCOPES', 'This app hasn’t been granted all required scopes to make this call.', [
      { message: 'One or more of the following scopes are required.', context: { requiredGranularScopes: missing } },
    ]);
};

const onObjects = (server: HubSpotServer, method: string, url: URL, parts: string[], body: Body): unknown => {
  const [type = '', id, more, ...rest] = parts;
  if (!isType(type)) throw new Wrong(404, 'OBJECT_NOT_FOUND', 'no such object type');
  const reads = method === 'GET' || id === 'search' || more === 'read';
  if (type === 'tickets') need(server, 'tickets');
  else need(server, reads ? 'crm.objects.contacts.read' : 'crm.objects.contacts.write');
  const { records } = server;
  const listed = (name: string): string[] => url.searchParams.get(name)?.split(',') ?? [];
  if (method === 'POST' && id === undefined) {
    onlyKeys(body, 'properties', 'associations', 'objectWriteTraceId');
    const record = records.make(type, body.properties ?? {});
    link(server, record, body['associations']);
    return shown(record, null);
  }
  if (method === 'GET' && id === undefined)
    return {
      results: records
        .of(type)
        .slice(0, 1)
        .map((one) => shown(one, null)),
    };
  if (method === 'POST' && id === 'search') return searched(server, type, body);
  if (method === 'POST' && id === 'batch' && more === 'upsert') return upserted(server, type, body);
  if (method === 'POST' && id === 'batch' && more === 'read') {
    const inputs = body['inputs'] as { id: string }[];
    const found = inputs.flatMap((one) => records.find(type, 'id', one.id) ?? []);
    return { status: 'COMPLETE', results: found.map((one) => shown(one, namesIn(body))) };
  }
  const record = records.must(type, url.searchParams.get('idProperty') ?? 'id', decodeURIComponent(id!));
  if (method === 'PUT' && more === 'associations' && rest[0] === 'default' && isType(rest[1] ?? '')) {
    const other = records.must(rest[1] as ObjectType, 'id', rest[2] ?? '');
    record.links.add(other.id);
    other.links.add(record.id);
    return { status: 'COMPLETE', results: [] };
  }
  if (more !== undefined) throw new Wrong(404, 'OBJECT_NOT_FOUND', 'no such path');
  if (method === 'PATCH') {
    onlyKeys(body, 'properties');
    records.change(record, body.properties ?? {});
    return shown(record, null);
  }
  if (method === 'DELETE') {
    record.archived = true;
    return undefined;
  }
  if (method !== 'GET') throw new Wrong(405, 'INVALID', 'method not allowed');
  for (const name of listed('properties')) records.defined(type, name);
  const linked = listed('associations').includes('notes')
    ? records.of('notes').filter((one) => record.links.has(one.id))
    : [];
  return {
    ...shown(record, listed('properties'), listed('propertiesWithHistory')),
    ...(linked.length > 0
      ? {
          associations: {
            notes: { results: linked.map(({ id: noteId }) => ({ id: noteId, type: 'ticket_to_note' })) },
          },
        }
      : {}),
  };
};

const stage = (id: string, label: string, ticketState: string, displayOrder: number) => ({
  ...{ id, label, displayOrder, archived: false, metadata: { ticketState } },
});
const PIPELINES = [
  {
    ...{ id: '0', label: 'Support', archived: false, displayOrder: 0 },
    stages: [stage('1', 'New', 'OPEN', 0), stage('2', 'Waiting', 'OPEN', 1), stage('4', 'Closed', 'CLOSED', 2)],
  },
  { ...{ id: '77', label: 'Retours', archived: false, displayOrder: 1 }, stages: [stage('771', 'Reçu', 'OPEN', 0)] },
];

const onProperties = (server: HubSpotServer, method: string, type: string, body: Body): unknown => {
  if (!isType(type)) throw new Wrong(404, 'OBJECT_NOT_FOUND', 'no such object type');
  need(server, type === 'tickets' ? 'tickets' : 'crm.schemas.contacts.read');
  const all = server.records.definitions[type];
  if (method === 'POST') {
    const { name, label, groupName, type: kind, fieldType, hasUniqueValue } = body as Record<string, string>;
    if (!/^[a-z][a-z0-9_]*$/.test(name ?? '') || !label || !kind || !fieldType || groupName !== 'ticketinformation')
      throw new Wrong(400, 'VALIDATION_ERROR', 'name, label, type, fieldType and groupName are required');
    if (all.some((one) => one.name === name)) throw new Wrong(409, 'OBJECT_ALREADY_EXISTS', `${name} exists`);
    all.push({ name: name!, label, type: kind, fieldType, hasUniqueValue: Boolean(hasUniqueValue) });
    return body;
  }
  return {
    results: all.map(({ readOnly = false, options = [], ...one }) => ({
      ...{ ...one, options, groupName: 'contactinformation', description: '', hidden: false, calculated: false },
      modificationMetadata: { archivable: true, readOnlyDefinition: true, readOnlyValue: readOnly },
    })),
  };
};

const answered = (server: HubSpotServer, { method, path, body }: Received): unknown => {
  const url = new URL(path, server.address);
  const [root, ...parts] = url.pathname.slice(1).split('/');
  const [what, version, ...rest] = parts;
  if (root === 'oauth' && server.tellsScopes && body['tokenKey'] === server.token)
    return { userId: 1, hubId: 4242, appId: 7, scopes: [...server.scopes] };
  if (root === 'account-info' && what === '2026-03' && version === 'details')
    return { portalId: 4242, accountType: 'STANDARD', uiDomain: 'app-na1.hubspot.com', timeZone: 'US/Eastern' };
  if (root !== 'crm' || version !== '2026-03') throw new Wrong(404, 'OBJECT_NOT_FOUND', 'no such path');
  if (what === 'objects') return onObjects(server, method, url, rest, body);
  if (what === 'properties') return onProperties(server, method, rest[0] ?? '', body);
  if (what === 'pipelines' && rest[0] === 'tickets') {
    need(server, 'tickets');
    return { results: PIPELINES };
  }
  throw new Wrong(404, 'OBJECT_NOT_FOUND', 'no such path');
};

const send = (response: ServerResponse, status: number, body?: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
};

const serve = (server: HubSpotServer, request: IncomingMessage, response: ServerResponse, raw: string): void => {
  const received: Received = {
    method: request.method!,
    path: request.url!,
    body: raw === '' ? {} : (JSON.parse(raw) as Body),
  };
  server.received.push(received);
  const fault = server.fault(received);
  if (fault === 'hang') return;
  if (fault !== null && fault !== 'lost') return send(response, fault.status, fault.body ?? {}, fault.headers);
  try {
    if (request.headers.authorization !== `Bearer ${server.token}`)
      throw new Wrong(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
    const answer = answered(server, received);
    if (fault === 'lost') return void response.destroy();
    send(response, answer === undefined ? 204 : received.method === 'POST' ? 201 : 200, answer);
  } catch (error) {
    if (!(error instanceof Wrong)) return send(response, 500, { status: 'error', message: String(error) });
    const { status, message, category, errors } = error;
    send(response, status, { status: 'error', message, correlationId: randomUUID(), category, errors });
  }
};

export const startHubSpot = async (): Promise<HubSpotServer> => {
  const server: HubSpotServer = {
    ...{ address: '', token: `pat-na1-${randomUUID()}`, scopes: new Set<string>(SCOPES), tellsScopes: true, lagMs: 0 },
    ...{ received: [], fault: () => null, close: async () => {} },
    records: openRecords(() => server.lagMs),
  };
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    serve(server, request, response, Buffer.concat(chunks).toString('utf8'));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  server.address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  server.close = async () => {
    http.close();
    http.closeAllConnections();
  };
  return server;
};
