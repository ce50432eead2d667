import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Database } from '#ground/db/server/database.ts';
import type { Bell } from '#ground/events/server/bell.ts';
import { Refusal, refuse } from '#ground/refusal.ts';
import * as contract from '../contract.ts';
import { customers, mailById, mailOf, markSeen } from './customer-mail-store.ts';
import { enter } from './door.ts';
import { serveCustomerStream } from './live.ts';
import { attachmentsOf, bytesOf, readRaw } from './read-raw.ts';
import { writeMail, type SmtpDoor } from './write.ts';

export type CustomerMailboxOptions = {
  database: Database;
  bell: Bell;
  /** On the demo floor the page is open to anyone. */
  demo: boolean;
  /** Our own SMTP door. */
  smtp: SmtpDoor;
};

const MOST_CUSTOMERS = 200;
const MOST_MAIL = 200;
/** Shown by an <img> of the page; anything else is only ever saved to disk. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export const customerMailboxRoutes = (
  http: FastifyInstance,
  options: CustomerMailboxOptions,
): Promise<{ stop(): Promise<void> }> => {
  const { database, demo, smtp } = options;
  const { db } = database;

  answer(http, contract.listCustomers, async (_input, { actor }) => {
    const open = await enter(db, demo, actor);
    return {
      customers: await customers(db, MOST_CUSTOMERS),
      deskAddresses: open.map(({ address, name }) => ({ address, name })),
    };
  });

  answer(http, contract.listMail, async ({ address }, { actor }) => {
    await enter(db, demo, actor);
    return { mail: await mailOf(db, address, MOST_MAIL) };
  });

  answer(http, contract.readMail, async ({ id }, { actor }) => {
    await enter(db, demo, actor);
    const mail = await mailById(db, id);
    if (!mail) throw refuse('not-found');
    await markSeen(db, id);
    const parsed = await readRaw(mail.raw);
    const from = { name: parsed.from?.name ?? '', address: parsed.from?.address ?? mail.sender };
    return {
      ...mail,
      seen: true,
      from,
      text: parsed.text ?? '',
      html: parsed.html ?? null,
      attachments: attachmentsOf(parsed),
      replyTo: parsed.replyTo?.[0]?.address ?? from.address,
    };
  });

  answer(http, contract.writeAsCustomer, async (input, { actor }) => {
    await enter(db, demo, actor);
    return writeMail(db, smtp, input);
  });

  http.get('/api/files/customer-mail/:mailId/:index', async (request, reply) => {
    await enter(db, demo, request.actor);
    const { mailId, index } = request.params as { mailId: string; index: string };
    const mail = /^\d{1,15}$/.test(mailId) ? await mailById(db, Number(mailId)) : null;
    const part = mail && /^\d{1,4}$/.test(index) ? (await readRaw(mail.raw)).attachments[Number(index)] : undefined;
    if (!part) throw new Refusal('not-found', {}, 404);
    const name = encodeURIComponent((part.filename ?? 'file').toWellFormed()).replace(
      /['()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16)}`,
    );
    return reply
      .header('content-type', PICTURES.has(part.mimeType) ? part.mimeType : 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=3600')
      .send(bytesOf(part.content));
  });

  return serveCustomerStream(http, options);
};
