/** RFC 2045 section 6, and what is sent in its name. */

const NIBBLE = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i += 1) {
  NIBBLE['0123456789abcdef'.charCodeAt(i)] = i;
  NIBBLE['0123456789ABCDEF'.charCodeAt(i)] = i;
}

/** Some mailers pad every line: each padded unit is decoded by itself, or all after the first is garbage. */
function fromBase64(text: string): Buffer {
  const pad = text.indexOf('=');
  if (pad < 0 || pad > text.length - 8) return Buffer.from(text, 'base64');
  const units = text.split(/=+/);
  if (units.length > 1 && /^\s*$/.test(units.slice(1).join(''))) return Buffer.from(units[0] as string, 'base64');
  return Buffer.concat(units.map((unit) => Buffer.from(unit, 'base64')));
}

/** Quoted-printable to bytes. Wrong escapes stay as written; raw 8-bit bytes pass. */
export function fromQuotedPrintable(body: Uint8Array): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i] as number;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    const high = NIBBLE[body[i + 1] ?? 0] as number;
    const low = NIBBLE[body[i + 2] ?? 0] as number;
    if (high >= 0 && low >= 0) {
      out[length++] = (high << 4) | low;
      i += 2;
      continue;
    }
    let end = i + 1;
    while (body[end] === 0x20 || body[end] === 0x09) end += 1;
    if (body[end] === 0x0d && body[end + 1] === 0x0a) i = end + 1;
    else if (body[end] === 0x0a || body[end] === 0x0d) i = end;
    else if (end >= body.length) i = end;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

function fromUuencode(text: string): Buffer {
  const out: Buffer[] = [];
  let inside = !/^begin /m.test(text);
  for (const line of text.split(/\r?\n/)) {
    if (!inside) {
      inside = line.startsWith('begin ');
      continue;
    }
    if (line === 'end') break;
    const size = ((line.charCodeAt(0) || 32) - 32) & 63;
    if (!size) continue;
    const bytes = Buffer.alloc(Math.ceil(size / 3) * 3);
    for (let i = 1, at = 0; at < size; i += 4, at += 3) {
      const [a, b, c, d] = [0, 1, 2, 3].map((n) => ((line.charCodeAt(i + n) || 32) - 32) & 63) as [
        number,
        number,
        number,
        number,
      ];
      bytes[at] = (a << 2) | (b >> 4);
      bytes[at + 1] = ((b & 15) << 4) | (c >> 2);
      bytes[at + 2] = ((c & 3) << 6) | d;
    }
    out.push(bytes.subarray(0, size));
  }
  return Buffer.concat(out);
}

/** The bytes a part carries. Unknown encodings are taken as they are: showing is better than losing. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return fromBase64(body.toString('latin1', 0, body.length));
    case 'quoted-printable':
      return fromQuotedPrintable(body);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return fromUuencode(body.toString('latin1', 0, body.length));
    default:
      return body;
  }
}
