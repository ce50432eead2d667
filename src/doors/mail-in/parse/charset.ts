import iconv from 'iconv-lite';

/** Labels that name nothing, or that senders write when they do not know. */
const MEANINGLESS = new Set(['', 'unknown', 'unknown-8bit', 'x-unknown', 'default', '8bit', '7bit', 'binary', 'none']);

/** Labels seen in mail that neither decoder knows, by what their senders mean. */
const ALIASES: Record<string, string> = {
  utf: 'utf-8',
  utf8mb4: 'utf-8',
  'utf-8mb4': 'utf-8',
  'unicode-1-1-utf-7': 'utf-7',
  'x-unicode-2-0-utf-7': 'utf-7',
  utf7: 'utf-7',
  shiftjis: 'shift_jis',
  'x-shift-jis': 'shift_jis',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  mskanji: 'shift_jis',
  eucjp: 'euc-jp',
  iso2022jp: 'iso-2022-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp50222: 'iso-2022-jp',
  euckr: 'euc-kr',
  uhc: 'euc-kr',
  cp949: 'euc-kr',
  ks_c_5601: 'euc-kr',
  cp936: 'gbk',
  'windows-936': 'gbk',
  'x-gb2312': 'gbk',
  cp950: 'big5',
  big5hkscs: 'big5',
  tis620: 'windows-874',
  cp874: 'windows-874',
  'iso-8859-8e': 'iso-8859-8',
  'iso-8859-8i': 'iso-8859-8-i',
  'hz-gb-2312': 'hz',
};

/** Single-byte Western labels that senders use for anything: the bytes are believed before the label. */
const WESTERN = new Set(['windows-1252']);

const decoders = new Map<string, TextDecoder | null>();

function decoderFor(label: string): TextDecoder | null {
  let decoder = decoders.get(label);
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(label, { fatal: true });
    } catch {
      decoder = null;
    }
    // Labels come from strangers: the cache must not grow with their imagination.
    if (decoders.size < 500) decoders.set(label, decoder);
  }
  return decoder;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

function strictly(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

export function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i += 1) if ((bytes[i] as number) > 0x7f) return false;
  return true;
}

function hasEscape(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(0x1b);
  return at >= 0 && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28);
}

/** HZ (RFC 1843) and ISO-2022-KR (RFC 1557) are 7-bit coats of GB 2312 and KS C 5601: set the high bit and go on. */
function fromShifted(bytes: Uint8Array, opens: (at: number) => number, closes: (at: number) => number, inner: string) {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let shifted = false;
  for (let i = 0; i < bytes.length;) {
    const skip = shifted ? closes(i) : opens(i);
    if (skip) {
      shifted = !shifted;
      i += skip;
      continue;
    }
    const byte = bytes[i] as number;
    if (byte === 0x0a) shifted = false;
    out[length] = shifted && byte > 0x20 ? byte | 0x80 : byte;
    length += 1;
    i += 1;
  }
  return new TextDecoder(inner).decode(out.subarray(0, length));
}

function fromHz(bytes: Uint8Array): string {
  const tilde = (mark: number) => (at: number) => (bytes[at] === 0x7e && bytes[at + 1] === mark ? 2 : 0);
  return fromShifted(bytes, tilde(0x7b), tilde(0x7d), 'gbk');
}

function fromIso2022Kr(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1').replaceAll('\x1b$)C', '');
  const rest = Buffer.from(text, 'latin1');
  const byte = (mark: number) => (at: number) => (rest[at] === mark ? 1 : 0);
  return fromShifted(rest, byte(0x0e), byte(0x0f), 'euc-kr');
}

const iso2022Jp = new TextDecoder('iso-2022-jp');

/** Joined encoded words switch back to ASCII and out again with nothing between, which the decoder calls an error. */
function fromIso2022Jp(bytes: Uint8Array): string {
  if (!isAscii(bytes)) return decodeUnlabelled(bytes);
  const text = Buffer.from(bytes).toString('latin1').replaceAll('\x1b(B\x1b', '\x1b').replaceAll('\x1b(J\x1b', '\x1b');
  return iso2022Jp.decode(Buffer.from(text, 'latin1'));
}

/** Bytes without a usable label: ASCII, strict UTF-8, Japanese escapes, else windows-1252, which cannot fail. */
export function decodeUnlabelled(bytes: Uint8Array, hint?: string | null): string {
  if (hasEscape(bytes) && isAscii(bytes)) {
    const japanese = fromIso2022Jp(bytes);
    if (!japanese.includes('\ufffd')) return japanese;
  }
  const asUtf8 = strictly(utf8, bytes);
  if (asUtf8 !== null) return asUtf8;
  const decoder = hint ? decoderFor(canonical(hint)) : null;
  const hinted = decoder && strictly(decoder, bytes);
  return hinted ?? windows1252.decode(bytes);
}

function canonical(label: string): string {
  const plain = label
    .trim()
    .toLowerCase()
    .replace(/^["']+|["']+$/g, '');
  return ALIASES[plain] ?? ALIASES[plain.replace(/^(x-|cs)/, '')] ?? plain;
}

/** Damaged UTF-8 keeps its good characters when most are good; otherwise the label lied. */
function fromBrokenUtf8(bytes: Uint8Array): string {
  const lossy = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  let broken = 0;
  let good = 0;
  for (const char of lossy) {
    if (char === '\ufffd') broken += 1;
    else if (char > '\x7f') good += 1;
  }
  return good >= broken ? lossy : windows1252.decode(bytes);
}

/**
 * Text of bytes whose charset label may be missing, unknown or wrong. Never throws, never answers lone surrogates.
 * @param label as written in the mail, null when absent
 * @param hint charset used elsewhere in the same mail, tried when there is no label
 */
export function decodeText(bytes: Uint8Array, label: string | null, hint?: string | null): string {
  const name = canonical(label ?? '');
  if (MEANINGLESS.has(name) || name === 'us-ascii' || name === 'ascii') return decodeUnlabelled(bytes, hint);
  if (name === 'utf-7')
    return isAscii(bytes) ? iconv.decode(Buffer.from(bytes), 'utf7').toWellFormed() : decodeUnlabelled(bytes);
  if (name === 'hz') return fromHz(bytes);
  if (name === 'iso-2022-kr' || name === 'csiso2022kr') return fromIso2022Kr(bytes);
  const decoder = decoderFor(name);
  if (!decoder || decoder.encoding === 'x-user-defined') {
    if (iconv.encodingExists(name)) return iconv.decode(Buffer.from(bytes), name).toWellFormed();
    return decodeUnlabelled(bytes, hint);
  }
  if (decoder.encoding.startsWith('utf-16') && bytes.indexOf(0) < 0 && strictly(utf8, bytes) !== null) {
    return utf8.decode(bytes);
  }
  if (WESTERN.has(decoder.encoding)) return strictly(utf8, bytes) ?? windows1252.decode(bytes);
  if (decoder.encoding === 'iso-2022-jp') return fromIso2022Jp(bytes);
  const text = strictly(decoder, bytes);
  if (text !== null) return text;
  if (decoder.encoding === 'utf-8') return fromBrokenUtf8(bytes);
  return strictly(utf8, bytes) ?? new TextDecoder(name).decode(bytes);
}
