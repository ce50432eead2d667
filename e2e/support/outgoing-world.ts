import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { sql } from 'kysely';
import { openBlobs } from '#ground/blobs/server/blobs.ts';
import { testDatabase } from '#ground/db/server/test-database.ts';
import { openSeal } from '#ground/secrets/server/seal.ts';
import { createDeliverBuiltIn } from '#doors/customer-mailbox/server/api.ts';
import { startSender, type SenderDeps } from '#doors/mail-out/server/api.ts';
import { addOutbound, createTokens, type Outbound } from '#spine/interactions/server/api.ts';
import type { Outgoing, SecretName } from '#spine/mailboxes/contract.ts';
import { saveMailbox } from '#spine/mailboxes/server/api.ts';
import { until } from './until.ts';

type Files = Parameters<typeof addOutbound>[2];
export type OutgoingWorld = Awaited<ReturnType<typeof outgoingWorld>>;

/** Just enough of a house to send mail from: a real database, mailboxes, and answers put into the queue. */
export const outgoingWorld = async () => {
  const at = await testDatabase();
  const { db } = at.database;
  const seal = await openSeal(at.folder);
  const blobs = await openBlobs(path.join(at.folder, 'blobs'));
  const tokens = createTokens(seal, 'desk.test');
  const senders = new Set<{ stop(): Promise<void> }>();

  const smtp = (port: number, more: Partial<Extract<Outgoing, { kind: 'smtp' }>> = {}): Outgoing => ({
    kind: 'smtp',
    host: '127.0.0.1',
    port,
    security: 'none',
    user: '',
    dkimDomain: '',
    dkimSelector: '',
    ...more,
  });

  return {
    ...at,
    db,
    seal,
    blobs,
    smtp,
    /** An interaction in a new mailbox that sends in that way. */
    async mailbox(address: string, outgoing: Outgoing, secrets: Partial<Record<SecretName, string>> = {}) {
      const facts = {
        name: 'Service à la clientèle',
        skillId: null,
        language: 'fr' as const,
        incoming: { kind: 'listener' as const },
      };
      const id = await saveMailbox(at.act, seal, { id: null, address, ...facts, outgoing, senders: [], secrets });
      const { rows } = await sql<{ id: number }>`
        with someone as (insert into contacts.contacts (name) values ('Lise Roy') returning id)
        insert into interactions.interactions (mailbox_id, contact_id, subject) select ${id}, id, 'Facture' from someone returning id
      `.execute(db);
      return { id, address, interactionId: rows[0]!.id, facts };
    },
    async answer(
      from: { address: string; interactionId: number },
      more: Partial<Outbound> & { files?: Files } = {},
    ): Promise<{ id: number; rfcMessageId: string }> {
      const { files = [], ...given } = more;
      const rfcMessageId = tokens.messageId(from.interactionId);
      const agentId = await anAgent(db);
      const made = await at.act((one) =>
        addOutbound(
          one,
          {
            interactionId: from.interactionId,
            agentId,
            rfcMessageId,
            inReplyTo: ['premier@client.test'],
            refs: ['zero@client.test', 'premier@client.test'],
            sender: { name: 'Service à la clientèle', address: from.address },
            replyTo: [{ name: '', address: tokens.replyAddress(from.address, from.interactionId) }],
            to: [{ name: 'Lise Roy', address: 'lise@client.test' }],
            cc: [],
            bcc: [],
            subject: 'Re : votre facture d’été',
            text: 'Bonjour Lise,\n\nC’est corrigé.\n',
            html: '<p>Bonjour Lise,</p><p>C’est corrigé.</p>',
            snippet: 'Bonjour Lise',
            delivery: 'queued',
            sendAt: new Date(),
            onceKey: randomUUID(),
            ...given,
          },
          files,
        ),
      );
      return { id: made!.id, rfcMessageId };
    },
    send(more: Partial<SenderDeps> = {}) {
      const sender = startSender({
        transcriptOf: async () => null,
        ...at,
        seal,
        blobs,
        hostName: 'desk.test',
        maxMailBytes: 40 * 1024 * 1024,
        rawOf: async () => null,
        deliverBuiltIn: createDeliverBuiltIn(at.act),
        ...more,
      });
      senders.add(sender);
      return sender;
    },
    async delivery(messageId: number) {
      const { rows } = await sql<{ delivery: string; detail: string | null; sendAt: Date }>`
        select delivery, delivery_detail as detail, send_at as "sendAt" from interactions.messages where id = ${messageId}
      `.execute(db);
      return rows[0] ?? null;
    },
    /** Waits until the message's delivery is that, and gives its detail. */
    async becomes(messageId: number, delivery: string): Promise<string> {
      const found = await until(`message ${messageId} ${delivery}`, async () => {
        const now = await this.delivery(messageId);
        return now?.delivery === delivery ? now : null;
      });
      return found.detail ?? '';
    },
    /** The next try comes now. */
    async hurry(messageId: number) {
      await sql`update mail_out.outgoing set send_at = now() where message_id = ${messageId} and state = 'queued'`.execute(
        db,
      );
      at.bell.ring();
    },
    async end() {
      await Promise.all([...senders].map((one) => one.stop()));
      await at.close();
    },
  };
};

const anAgent = async (db: Awaited<ReturnType<typeof testDatabase>>['database']['db']): Promise<number> => {
  const { rows } = await sql<{ id: number }>`
    insert into people.agents (name, login, email, password_hash, role) values ('Ana', 'ana', 'ana@desk.test', '', 'agent')
    on conflict (login) do update set name = excluded.name returning id
  `.execute(db);
  return rows[0]!.id;
};
