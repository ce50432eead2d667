import { createTransport } from 'nodemailer';
import type { Db } from '#ground/db/server/database.ts';
import { refuse } from '#ground/refusal.ts';
import type { z } from 'zod';
import type { writeAsCustomer } from '../contract.ts';
import { mailById } from './customer-mail-store.ts';
import { answerHeaders, readRaw } from './read-raw.ts';

export type SmtpDoor = { host: string; port: number };

/** The address to dial for a listener that hears on all of them. */
const dialled = (host: string): string => (host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host);
const PATIENCE = 20_000;

/**
 * Sends as a customer's mail program would, over a real connection to our own SMTP door. Returns the door's answer.
 * Refuses with 'not-found' (the answered mail is not this customer's) or 'smtp-refused'.
 */
export const writeMail = async (
  db: Db,
  door: SmtpDoor,
  input: z.output<typeof writeAsCustomer.input>,
): Promise<{ answer: string }> => {
  const answered = input.answering === null ? null : await mailById(db, input.answering);
  if (input.answering !== null && answered?.recipient !== input.from.address) throw refuse('not-found');
  const transport = createTransport({
    host: dialled(door.host),
    port: door.port,
    // This house to itself: its certificate is its own.
    secure: false,
    ignoreTLS: true,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const sent = await transport.sendMail({
      from: input.from,
      to: input.to,
      subject: input.subject,
      text: input.text,
      ...(answered ? answerHeaders(await readRaw(answered.raw)) : {}),
      attachments: input.files.map((file) => ({
        filename: file.name,
        content: Buffer.from(file.base64, 'base64'),
        contentType: file.type || 'application/octet-stream',
      })),
    });
    return { answer: sent.response };
  } catch (error) {
    const { response, message } = error as { response?: string; message: string };
    throw refuse('smtp-refused', { said: (response ?? message).slice(0, 500) });
  } finally {
    transport.close();
  }
};
