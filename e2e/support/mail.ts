import { randomUUID } from 'node:crypto';
import nodemailer from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import type Mail from 'nodemailer/lib/mailer/index.js';
import type { RunningHouse } from './house.ts';
import { DESK } from './floor.ts';

/** Sends as a customer, by SMTP, through the house's own listener. Returns the Message-ID, without angle brackets. */
export const sendMail = async (
  house: RunningHouse,
  mail: Mail.Options & { messageId?: string } = {},
): Promise<string> => {
  const messageId = mail.messageId ?? `${randomUUID()}@client.test`;
  const transport = nodemailer.createTransport({
    ...house.smtp,
    secure: false,
    ignoreTLS: true,
  } satisfies SMTPTransport.Options);
  try {
    await transport.sendMail({
      from: 'Hélène Gagné <helene@client.test>',
      to: DESK,
      subject: 'Facture en double',
      text: 'Bonjour,\n\nJ’ai reçu deux factures pour la même commande.\n\nHélène',
      ...mail,
      messageId: `<${messageId}>`,
    });
  } finally {
    transport.close();
  }
  return messageId;
};
