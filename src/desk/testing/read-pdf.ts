import { spawnSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';

/** Why a test that reads PDFs is skipped; false where pdftotext is at hand. */
export const pdftotextMissing = (): string | false =>
  spawnSync('pdftotext', ['-v']).error ? 'pdftotext (poppler-utils) is not installed' : false;

/** The words of a PDF, as they are selected and searched in it. */
export const textOfPdf = (pdf: Uint8Array): string => {
  const { stdout, status } = spawnSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: pdf, maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error('pdftotext could not read it');
  return stdout.toString('utf8');
};

/** Everything in the file that can be read without its fonts: the bytes, and each stream unpacked. */
export const insidesOfPdf = (pdf: Uint8Array): string => {
  const bytes = Buffer.from(pdf);
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const from = at + (bytes[at + 6] === 13 ? 8 : 7);
    const end = bytes.indexOf('endstream', from);
    if (end < 0 || bytes.subarray(at - 3, at).toString() === 'end') continue;
    try {
      parts.push(inflateSync(bytes.subarray(from, end)).toString('latin1'));
    } catch {
      // Not packed: its bytes are in the first part.
    }
  }
  return parts.join('\n');
};
