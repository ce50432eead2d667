import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { IncomingText, TextReceipt } from '#spine/channels/texts/contract.ts';
import { textOfGsmCodes } from '#spine/channels/texts/segments/rules.ts';
import type { Heard } from '../../connectors/connector.ts';
import { numberOf, packetOf, wordOf, type Packet } from './wire.ts';

/** How a provider writes its ids in its answers and in its receipts, where not the same way. */
export type MessageIds = 'same' | 'hex-then-decimal' | 'decimal-then-hex';
const readingShape = z.object({
  alphabet: z.enum(['gsm', 'latin1']),
  messageIds: z.enum(['same', 'hex-then-decimal', 'decimal-then-hex']),
  countryCode: z.string(),
});
export type Reading = z.output<typeof readingShape>;

const RECEIPTED_ID = 0x001e;
const MESSAGE_STATE = 0x0427;
const MESSAGE_PAYLOAD = 0x0424;
const SAR_REFERENCE = 0x020c;
const SAR_TOTAL = 0x020e;
const SAR_NUMBER = 0x020f;

/** When it came and how it is to be read stand before the packet: it says neither, and settings may change. */
export const keptBytes = (packet: Packet, at: number, reading: Reading): Buffer => {
  const how = Buffer.from(JSON.stringify(reading));
  const head = Buffer.alloc(10);
  head.writeBigUInt64BE(BigInt(at));
  head.writeUInt16BE(how.length, 8);
  return Buffer.concat([head, how, packet.raw]);
};
const opened = (kept: Buffer): { at: number; reading: Reading; packet: Packet } => {
  const end = 10 + kept.readUInt16BE(8);
  const reading = readingShape.parse(JSON.parse(kept.subarray(10, end).toString('utf8')));
  return { at: Number(kept.readBigUInt64BE(0)), reading, packet: packetOf(kept.subarray(end)) };
};

/** What it says, whenever and however often it is said: without length, command, status and number of the packet. */
export const contentDigest = ({ raw }: Packet, at: number | '' = ''): string =>
  createHash('sha256').update(`${at}|`).update(raw.subarray(16)).digest('base64url').slice(0, 32);

const plain = (id: string): string => (/^[0-9a-f]+$/i.test(id) ? id.toLowerCase().replace(/^0+(?=.)/, '') : id);
const decimalOfHex = (id: string): string => (/^[0-9a-f]{1,32}$/i.test(id) ? BigInt(`0x${id}`).toString() : plain(id));

/** One spelling of an id, wherever it was read. */
export const idFrom = (where: 'answer' | 'receipt', id: string, messageIds: MessageIds): string => {
  const trimmed = id.trim();
  if (messageIds === 'hex-then-decimal') return where === 'answer' ? decimalOfHex(trimmed) : plain(trimmed);
  if (messageIds === 'decimal-then-hex') return where === 'answer' ? plain(trimmed) : decimalOfHex(trimmed);
  return plain(trimmed);
};

const STATES: Readonly<Record<string, TextReceipt['state']>> = {
  ...{ DELIVRD: 'delivered', ACCEPTD: 'sent', ENROUTE: 'sent', UNKNOWN: 'sent', BUFFRED: 'sent', ACKED: 'sent' },
  ...{ SCHEDUL: 'sent', EXPIRED: 'failed', DELETED: 'failed', UNDELIV: 'failed', REJECTD: 'failed', SKIPPED: 'failed' },
};
const STATE_NAMES = [
  'SCHEDUL',
  'ENROUTE',
  'DELIVRD',
  'EXPIRED',
  'DELETED',
  'UNDELIV',
  'ACCEPTD',
  'UNKNOWN',
  'REJECTD',
  'SKIPPED',
];

const isReceipt = (packet: Packet): boolean =>
  (numberOf(packet, 'esm_class') & 0x3c) === 0x04 ||
  (packet.extras.has(RECEIPTED_ID) && packet.extras.has(MESSAGE_STATE));

/** SMPP 3.4, appendix B, and the optional parameters that say the same. @throws when it is neither. */
const receiptOf = (packet: Packet, said: string, at: Date, { messageIds }: Reading): TextReceipt => {
  const field = (name: string): string => new RegExp(`(?:^|\\s)${name}:(\\S*)`, 'i').exec(said)?.[1] ?? '';
  const id = packet.extras.get(RECEIPTED_ID)?.toString('latin1').replace(/\0.*$/s, '') || field('id');
  const stat =
    field('stat').toUpperCase().slice(0, 7) || STATE_NAMES[packet.extras.get(MESSAGE_STATE)?.[0] ?? -1] || '';
  const state = STATES[stat];
  if (id === '' || !state) throw new Error(`no receipt of SMPP: ${stat}`);
  const err = field('err');
  return {
    externalId: idFrom('receipt', id, messageIds),
    state,
    failure: state === 'failed' ? 'undelivered' : null,
    detail: err === '' || /^0+$/.test(err) ? stat : `${stat} err:${err.slice(0, 20)}`,
    at,
  };
};

/** E.164 where that can be told; a short number or a name as it is. */
const numberFrom = (packet: Packet, { countryCode }: Reading): string => {
  const address = wordOf(packet, 'source_addr').trim();
  const ton = numberOf(packet, 'source_addr_ton');
  const digits = address.replace(/^(?:\+|00)/, '');
  if (!/^\d{7,15}$/.test(digits)) return address;
  if (ton === 1 || digits !== address) return `+${digits}`;
  const own = countryCode.replace(/\D/g, '');
  const national = digits.replace(/^0/, '');
  if (own !== '' && (ton === 2 || digits.length <= 10)) return `+${own}${national}`;
  return digits.length > 10 ? `+${digits}` : address;
};

const wordsOf = (bytes: Buffer, coding: number, alphabet: Reading['alphabet']): string => {
  // Classes of messages (23.038, 4) say their alphabet in other bits.
  const group = (coding & 0xf0) === 0xf0 ? (coding & 0x04 ? 0x04 : 0) : coding & 0x0f;
  if (group === 0x08)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  if (group === 0x03 || group === 0x04) return bytes.toString('latin1');
  if (group === 0x01) return bytes.toString('latin1').replaceAll(/[\u0080-\u009f]/g, '');
  return alphabet === 'gsm' ? textOfGsmCodes(bytes) : bytes.toString('latin1');
};

type Place = { reference: string; number: number; of: number };

/** 23.040, 9.2.3.24: the header before the words, with eight or sixteen bits of reference. */
const headerOf = (message: Buffer): { place: Place | null; words: Buffer } => {
  const end = (message[0] ?? 0) + 1;
  let place: Place | null = null;
  for (let at = 1; at + 1 < end && at + 1 < message.length; at += 2 + message[at + 1]!) {
    const [kind, length] = [message[at]!, message[at + 1]!];
    if (at + 2 + length > message.length) break;
    if (kind === 0 && length === 3)
      place = { reference: `8:${message[at + 2]}`, of: message[at + 3]!, number: message[at + 4]! };
    if (kind === 8 && length === 4)
      place = { reference: `16:${message.readUInt16BE(at + 2)}`, of: message[at + 4]!, number: message[at + 5]! };
  }
  return { place, words: message.subarray(end) };
};

const placeInExtras = ({ extras }: Packet): Place | null => {
  const [reference, of, number] = [extras.get(SAR_REFERENCE), extras.get(SAR_TOTAL)?.[0], extras.get(SAR_NUMBER)?.[0]];
  return reference && of && number ? { reference: `sar:${reference.toString('hex')}`, of, number } : null;
};

/** What was kept of one packet. @throws when it is nothing that SMPP documents. */
export const heardIn = (kept: Buffer): Heard => {
  const { at, reading, packet } = opened(kept);
  const short = packet.fields['short_message'];
  const message =
    Buffer.isBuffer(short) && short.length > 0 ? short : (packet.extras.get(MESSAGE_PAYLOAD) ?? Buffer.alloc(0));
  const hasHeader = (numberOf(packet, 'esm_class') & 0x40) !== 0;
  const { place: inHeader, words } = hasHeader ? headerOf(message) : { place: null, words: message };
  const isWide = (numberOf(packet, 'data_coding') & 0x0f) === 0x08;
  const said = wordsOf(words, numberOf(packet, 'data_coding'), reading.alphabet);
  if (isReceipt(packet))
    return {
      texts: [],
      receipts: [receiptOf(packet, isWide ? said : words.toString('latin1'), new Date(at), reading)],
    };
  const text: IncomingText = {
    externalId: contentDigest(packet, at),
    from: numberFrom(packet, reading),
    fromName: '',
    text: said.replaceAll('\0', ''),
    sentAt: new Date(at),
    media: [],
    inReplyTo: null,
  };
  const place = inHeader ?? placeInExtras(packet);
  if (!place || place.of < 2 || place.number < 1 || place.number > place.of)
    return { texts: [{ ...text, text: text.text.toWellFormed() }], receipts: [] };
  const key = `${text.from}>${wordOf(packet, 'destination_addr')}#${place.reference}/${place.of}`;
  return { texts: [], receipts: [], parts: [{ key, number: place.number, of: place.of, text }] };
};
