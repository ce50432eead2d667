/** "Re:" once, whatever mail programs put before it. */
export const answerSubject = (subject: string): string => (/^\s*re\s*:/i.test(subject) ? subject : `Re: ${subject}`);

/** A text quoted as mail programs do: the line that introduces it, then each line behind a sign (RFC 3676 4.5). */
export const quoted = (introduction: string, text: string): string =>
  [
    introduction,
    ...text
      .replace(/\s+$/, '')
      .split(/\r?\n/)
      .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`)),
  ].join('\n');
