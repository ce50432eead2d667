import { hash } from 'node:crypto';

/**
 * Lower-case hex SHA-256 over what makes two copies of a mail the same mail: transport headers differ between copies,
 * line ends and trailing blanks are changed by relays.
 */
export function fingerprintOf(mail: {
  messageId: string | null;
  date: Date | null;
  from: string;
  subject: string;
  text: string;
  html: string | null;
  attachmentHashes: string[];
  /** What else the sender wrote above the body and no relay touches: recipients, what it answers, whether a machine wrote it. */
  others: readonly string[];
}): string {
  const still = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .trimEnd();
  const facts = [
    mail.messageId ?? '',
    mail.date?.toISOString() ?? '',
    mail.from,
    mail.subject.trim(),
    still(mail.text),
    still(mail.html ?? ''),
    ...mail.attachmentHashes,
    ...mail.others,
  ];
  // Lengths keep neighbours apart: "ab"+"c" is not "a"+"bc".
  return hash('sha256', facts.map((fact) => `${fact.length}:${fact}`).join('\n'));
}
