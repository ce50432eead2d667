/** WinAnsi has the letters of French and English; anything else becomes a question mark. */
const winAnsi = (text: string): Buffer => Buffer.from(text.replace(/[^\x20-\xff]/g, '?'), 'latin1');
const escaped = (text: string): string => text.replace(/[\\()]/g, (sign) => `\\${sign}`);

/** A one-page PDF (ISO 32000-1) of short lines in Courier, so that columns of spaces line up. */
export const pdfOfLines = (lines: readonly string[]): Buffer => {
  const text = lines.map((line, index) => `${index === 0 ? '' : 'T* '}(${escaped(line)}) Tj`).join('\n');
  const content = `BT /F1 11 Tf 16 TL 64 720 Td\n${text}\nET`;
  const stream = Buffer.concat(content.split('\n').map((line) => Buffer.concat([winAnsi(line), Buffer.from('\n')])));
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    ),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>'),
    Buffer.concat([Buffer.from(`<< /Length ${stream.length} >>\nstream\n`), stream, Buffer.from('endstream')]),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  objects.forEach((object, index) => {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    offsets.push(at);
    at += whole.length;
    parts.push(whole);
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
};
