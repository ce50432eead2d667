import { gsmCodes, segmentsOf } from '#spine/channels/texts/segments/rules.ts';
import type { Fields } from './wire.ts';

/** Which alphabet data_coding 0 is at that provider. */
export type Alphabet = 'gsm' | 'latin1';

const UCS2 = 0x08;
const HAS_HEADER = 0x40;

/** Type of number and numbering plan: international, a name, or whatever the provider takes it for. */
export const addressed = (side: 'source' | 'dest', number: string): Fields => {
  const [ton, npi, address] = /^\+\d+$/.test(number)
    ? [1, 1, number.slice(1)]
    : /^\d+$/.test(number)
      ? [0, 1, number]
      : [5, 0, number.slice(0, 11)];
  return side === 'source'
    ? { source_addr_ton: ton, source_addr_npi: npi, source_addr: address }
    : { dest_addr_ton: ton, dest_addr_npi: npi, destination_addr: address };
};

const latin1 = (text: string): Buffer | null =>
  /[^\u0020-\u007e\u00a0-\u00ff\n\r]/.test(text) ? null : Buffer.from(text, 'latin1');

const written = (
  text: string,
  alphabet: Alphabet,
): { segments: string[]; coding: number; bytes(one: string): Buffer } => {
  const { encoding, segments } = segmentsOf(text);
  if (encoding === 'gsm7' && alphabet === 'gsm')
    return { segments, coding: 0, bytes: (one) => Buffer.from(gsmCodes(one)!) };
  // Their centre makes septets of it, so it is cut as septets are.
  if (encoding === 'gsm7' && latin1(text)) return { segments, coding: 0, bytes: (one) => latin1(one)! };
  const wide = encoding === 'ucs2' ? segments : segmentsOf(text, 'ucs2').segments;
  return { segments: wide, coding: UCS2, bytes: (one) => Buffer.from(one, 'utf16le').swap16() };
};

/** One packet for each part; `reference`, 0 to 255, tells that they belong together. */
export const packetsFor = (text: string, alphabet: Alphabet, reference: number): Fields[] => {
  const { segments, coding, bytes } = written(text, alphabet);
  return segments.map((one, at) => {
    const header =
      segments.length > 1 ? Buffer.of(5, 0, 3, reference & 0xff, segments.length, at + 1) : Buffer.alloc(0);
    return {
      esm_class: header.length > 0 ? HAS_HEADER : 0,
      data_coding: coding,
      short_message: Buffer.concat([header, bytes(one)]),
    };
  });
};
