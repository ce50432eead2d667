import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { TextReceipt } from '#spine/channels/texts/contract.ts';
import {
  asMetaWrites,
  inboundValue,
  payloadOf,
  signatureOf,
  statusValue,
  type Number as OurNumber,
  type ToldError,
} from './cloud-hooks.ts';
import { whyNotMessage, whyNotUpload, type CloudTemplate, type KeptFile, type Refusal } from './cloud-rules.ts';
import { startLoopback, type Answer, type Asked } from './loopback.ts';

const DAY = 24 * 60 * 60_000;
const URL_LIVES = 5 * 60_000;

export type CloudSent = { id: string; to: string; type: string; body: Readonly<Record<string, unknown>>; at: Date };
export type CloudOptions = {
  port?: number;
  number?: Partial<OurNumber>;
  verifiedName?: string;
  token?: string;
  appSecret?: string;
  verifyToken?: string;
  templates?: CloudTemplate[];
  /** Templates a page. */
  page?: number;
  /** Where Meta was told to send what comes in; null: nowhere yet. */
  hookUrl?: string | null;
  /**
   * A text outside the window: refused at once, or taken and told as failed by the hook ('later', which needs `hookUrl`). Meta
   * documents both.
   */
  outside?: 'at-once' | 'later';
};

/**
 * A Cloud API of our own on loopback: it is not Meta's, and refuses what Meta documents that it refuses. The token, the
 * window of 24 hours for each contact, templates with their exact values, files before they are used, and hooks signed over
 * the bytes as Meta writes them.
 */
export const startCloudServer = async (options: CloudOptions = {}) => {
  const number: OurNumber = {
    ...{ wabaId: '102290129340398', phoneNumberId: '106540352242922', displayPhoneNumber: '+1 438-555-0100' },
    ...options.number,
  };
  const { token = 'EAA-a-token/of&ours', appSecret = 'an app secret', verifyToken = 'a verify token' } = options;
  const { verifiedName = 'Boutique', page = 25, outside = 'at-once' } = options;
  const templates = [...(options.templates ?? [])];
  const files = new Map<string, KeptFile>();
  const links = new Map<string, { id: string; until: number }>();
  const lastIn = new Map<string, number>();
  const nobody = new Set<string>();
  const sent: CloudSent[] = [];
  const hooked: Promise<unknown>[] = [];
  let { hookUrl = null } = options;
  let clock = (): Date => new Date();
  let uploadTakes = 0;
  let count = 0;
  const nextId = (): string => `wamid.HBgLMTUxNDU1NT${String(++count).padStart(6, '0')}`;

  const call = async (
    value: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; raw: Buffer }> => {
    const raw = asMetaWrites(payloadOf(number, value));
    if (hookUrl === null) return { status: 0, raw };
    const response = await fetch(hookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(raw, appSecret), ...headers },
      body: new Uint8Array(raw),
    });
    await response.arrayBuffer();
    return { status: response.status, raw };
  };
  const tell = (one: CloudSent, state: TextReceipt['state'] | 'played', error?: ToldError) =>
    call(
      statusValue(one.id, state, {
        to: one.to,
        at: clock(),
        data: one.body['biz_opaque_callback_data'] as string,
        error,
      }),
    );

  const isOpen = (to: string): boolean => clock().getTime() - (lastIn.get(to) ?? -Infinity) < DAY;
  const accept = (body: CloudSent['body']): { answer: object; one: CloudSent } => {
    const to = String(body['to'] ?? body['recipient']);
    const one = { id: nextId(), to, type: String(body['type']), body, at: clock() };
    sent.push(one);
    const known = body['to'] === undefined ? { user_id: to } : { wa_id: to };
    return {
      one,
      answer: { messaging_product: 'whatsapp', contacts: [{ input: to, ...known }], messages: [{ id: one.id }] },
    };
  };

  const refused = ({ status, code, details, subcode }: Refusal): Answer => ({
    status,
    body: {
      error: {
        ...{ message: `(#${code}) ${details}`, type: 'OAuthException', code, fbtrace_id: 'AbCdEf' },
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        error_data: { messaging_product: 'whatsapp', details },
      },
    },
  });
  const ok = (body: unknown): Answer => ({ status: 200, body });

  const send = (raw: Buffer): Answer => {
    let body: unknown;
    try {
      body = JSON.parse(raw.toString('utf8'));
    } catch {
      return refused({ status: 400, code: 100, details: 'the body is no JSON' });
    }
    const why = whyNotMessage(body, files, templates);
    if (why) return refused(why);
    const message = body as CloudSent['body'];
    const to = String(message['to'] ?? message['recipient']);
    const closed = message['type'] !== 'template' && !isOpen(to);
    const fails: ToldError | null = nobody.has(to)
      ? { code: 131026, title: 'Message undeliverable' }
      : closed
        ? {
            code: 131047,
            title: 'Re-engagement message',
            details: 'More than 24 hours have passed since the recipient last replied',
          }
        : null;
    if (fails && (outside === 'at-once' || hookUrl === null))
      return refused({ status: 400, code: fails.code, details: fails.details ?? fails.title });
    const { one, answer } = accept(message);
    // Told after it was answered, as Meta does.
    if (fails) hooked.push(new Promise((resolve) => setImmediate(() => resolve(tell(one, 'failed', fails)))));
    return ok(answer);
  };

  const upload = async (raw: Buffer, headers: IncomingHttpHeaders): Promise<Answer> => {
    const form = await new Response(new Uint8Array(raw), {
      headers: { 'content-type': headers['content-type'] ?? '' },
    })
      .formData()
      .catch(() => new FormData());
    const why = whyNotUpload(form);
    if (why) return refused(why);
    const file = form.get('file') as File;
    const id = String(1_000_000 + files.size);
    files.set(id, { id, type: file.type, name: file.name, bytes: Buffer.from(await file.arrayBuffer()) });
    return ok({ id });
  };

  const list = (query: URLSearchParams): Answer => {
    const [status, name] = [query.get('status'), query.get('name')];
    const all = templates.filter((one) => (!status || one.status === status) && (!name || one.name.includes(name)));
    const from = Number(query.get('after') ?? 0);
    const size = Math.min(Number(query.get('limit') ?? page), page);
    const data = all.slice(from, from + size).map((one, at) => ({ ...one, id: String(from + at) }));
    const after = String(from + size);
    const next = new URLSearchParams({ ...Object.fromEntries(query), after });
    return ok({
      data,
      paging: {
        cursors: { before: String(from), after },
        ...(from + size < all.length ? { next: `${line.url}/v26.0/${number.wabaId}/message_templates?${next}` } : {}),
      },
    });
  };

  const described = (id: string): Answer => {
    const file = files.get(id);
    if (!file)
      return refused({ status: 400, code: 100, subcode: 33, details: `Object with ID '${id}' does not exist` });
    const key = `k${++count}`;
    links.set(key, { id, until: clock().getTime() + URL_LIVES });
    return ok({
      ...{ messaging_product: 'whatsapp', id, mime_type: file.type, file_size: String(file.bytes.length) },
      url: `${line.url}/whatsapp_business/attachments/?mid=${id}&key=${key}`,
    });
  };

  const answerTo = async (one: Asked, raw: Buffer): Promise<Answer> => {
    if (one.headers.authorization !== `Bearer ${token}`)
      return refused({ status: 401, code: 190, details: 'Invalid OAuth access token' });
    if (one.path === '/whatsapp_business/attachments/') {
      const link = links.get(one.query.get('key') ?? '');
      const file = files.get(one.query.get('mid') ?? '');
      if (!file || link?.id !== file.id || link.until < clock().getTime()) return { status: 404, body: 'Not Found' };
      return { status: 200, headers: { 'content-type': file.type }, body: file.bytes };
    }
    const path = /^\/v\d+\.\d+(\/.*)$/.exec(one.path)?.[1] ?? '';
    const { wabaId, phoneNumberId, displayPhoneNumber } = number;
    if (one.method === 'POST' && path === `/${phoneNumberId}/messages`) return send(raw);
    if (one.method === 'POST' && path === `/${phoneNumberId}/media`) {
      await pause(uploadTakes);
      return upload(raw, one.headers);
    }
    if (one.method === 'GET' && path === `/${wabaId}/message_templates`) return list(one.query);
    if (one.method === 'GET' && path === `/${wabaId}`) return ok({ id: wabaId });
    if (one.method === 'GET' && path === `/${phoneNumberId}`)
      return ok({ id: phoneNumberId, display_phone_number: displayPhoneNumber, verified_name: verifiedName });
    return described(path.slice(1));
  };

  const line = await startLoopback(options.port ?? 0, answerTo, refused);
  const { url, asked, answering } = line;

  return {
    url,
    /** What an administrator would set up, with where this one is. */
    account: {
      settings: { phoneNumberId: number.phoneNumberId, wabaId: number.wabaId, apiVersion: '', address: url },
      secrets: { token, appSecret, verifyToken },
    },
    number,
    templates,
    files,
    sent,
    asked,
    answering,
    /** As over a slow line, milliseconds. */
    slowUploads: (ms: number): void => void (uploadTakes = ms),
    /** Not on WhatsApp. */
    unknown: (to: string): void => void nobody.add(to.replace(/^\+/, '')),
    setNow: (now: Date | (() => Date)): void => void (clock = typeof now === 'function' ? now : () => now),
    /** As if that contact had written last then; null: never. */
    setWindow: (to: string, lastInboundAt: Date | null): void => {
      const key = to.replace(/^\+/, '');
      if (lastInboundAt) lastIn.set(key, lastInboundAt.getTime());
      else lastIn.delete(key);
    },
    setHook: (to: string | null): void => void (hookUrl = to),
    /** Meta greets the address. @returns whether it answered as it must. */
    greet: async (said = verifyToken): Promise<boolean> => {
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.verify_token': said,
        'hub.challenge': '1158201444',
      });
      const response = await fetch(`${hookUrl}?${query}`);
      return response.status === 200 && (await response.text()) === '1158201444';
    },
    /** A contact writes, which opens the window. `content`: a text, or a message as Meta documents it. */
    inbound: async (
      from: string,
      content: string | (Readonly<Record<string, unknown>> & { type: string }),
      given: { id?: string; name?: string; inReplyTo?: string } = {},
    ): Promise<{ id: string; status: number; raw: Buffer }> => {
      const { id = nextId(), name = 'Client', ...rest } = given;
      const message = typeof content === 'string' ? { type: 'text', text: { body: content } } : content;
      lastIn.set(from.replace(/^\+/, ''), clock().getTime());
      return { id, ...(await call(inboundValue(from, message, { id, name, at: clock(), ...rest }))) };
    },
    /** A file that a contact has sent, to be named in `inbound`. @returns its id. */
    keepFile: (type: string, bytes: Uint8Array, name = ''): string => {
      const id = String(2_000_000 + files.size);
      files.set(id, { id, type, name, bytes: Buffer.from(bytes) });
      return id;
    },
    /** Tells what became of a text, in the order given: late, twice and mixed up if they are given so. */
    statuses: async (
      id: string,
      states: (TextReceipt['state'] | 'played')[],
      error?: ToldError,
    ): Promise<{ status: number; raw: Buffer }[]> => {
      const one = sent.find((each) => each.id === id);
      if (!one) throw new Error(`no text ${id} was sent`);
      const told = [];
      for (const state of states) told.push(await tell(one, state, state === 'failed' ? error : undefined));
      return told;
    },
    /** Posts anything as Meta would sign it; `headers` over those. */
    call,
    close: async (): Promise<void> => {
      await Promise.allSettled(hooked);
      await line.close();
    },
  };
};
export type CloudServer = Awaited<ReturnType<typeof startCloudServer>>;
