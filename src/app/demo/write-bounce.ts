/** The report of a mail server that could not deliver (RFC 3464), with the headers of what it could not deliver. */
export const writeBounce = (bounce: {
  messageId: string;
  at: Date;
  to: string;
  recipient: string;
  original: { messageId: string; from: string; subject: string };
}): Buffer => {
  const said = `550 5.1.1 <${bounce.recipient}>: Recipient address rejected: User unknown`;
  const host = 'mx.boutique.example';
  const lines = [
    `From: Mail Delivery System <MAILER-DAEMON@${host}>`,
    `To: <${bounce.to}>`,
    `Date: ${bounce.at.toUTCString().replace('GMT', '+0000')}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${bounce.messageId}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="bounced"',
    '',
    '--bounced',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `This is the mail system at host ${host}.`,
    '',
    'Your message could not be delivered to one or more recipients.',
    '',
    `<${bounce.recipient}>: ${said}`,
    '',
    '--bounced',
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${host}`,
    '',
    `Final-Recipient: rfc822; ${bounce.recipient}`,
    'Action: failed',
    'Status: 5.1.1',
    `Diagnostic-Code: smtp; ${said}`,
    '',
    '--bounced',
    'Content-Type: text/rfc822-headers',
    '',
    `From: <${bounce.original.from}>`,
    `To: <${bounce.recipient}>`,
    `Message-ID: <${bounce.original.messageId}>`,
    '',
    '--bounced--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
};
