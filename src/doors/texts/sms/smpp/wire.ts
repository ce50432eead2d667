import smpp from 'smpp';

export type Fields = Readonly<Record<string, string | number | Buffer>>;

/** One packet of SMPP 3.4, nothing of it interpreted. */
export type Packet = {
  command: string;
  status: number;
  sequence: number;
  fields: Fields;
  /** Optional parameters, by their tag. */
  extras: ReadonlyMap<number, Buffer>;
  /** Byte for byte. */
  raw: Buffer;
};

const HEAD = 16;
/** What a peer may make us hold before a packet is whole. */
const LONGEST = 70_000;

export const packetBytes = (command: string, sequence: number, fields: Fields = {}, status = 0): Buffer =>
  new smpp.PDU(command, { ...fields, sequence_number: sequence, command_status: status }).toBuffer();

/**
 * The library's own reading decodes texts by the alphabet that it believes in and loses what is not in it: here its tables
 * say what follows what, and texts stay bytes. @throws when it is no packet.
 */
export const packetOf = (raw: Buffer): Packet => {
  if (raw.length < HEAD || raw.readUInt32BE(0) !== raw.length) throw new Error('no packet of SMPP');
  const known = smpp.commandsById[raw.readUInt32BE(4)];
  const head = { status: raw.readUInt32BE(8), sequence: raw.readUInt32BE(12), raw };
  const fields: Record<string, string | number | Buffer> = {};
  const extras = new Map<number, Buffer>();
  if (!known) return { ...head, command: 'unknown', fields, extras };
  let at = HEAD;
  for (const [name, { type }] of Object.entries(known.params ?? {})) {
    if (at >= raw.length) break;
    const value = type.read(raw, at);
    at += type.size(value);
    if (at > raw.length) throw new Error(`${known.command}: ${name} goes beyond the packet`);
    fields[name] = Buffer.isBuffer(value) ? Buffer.from(value) : value;
  }
  while (at + 4 <= raw.length) {
    const length = raw.readUInt16BE(at + 2);
    if (at + 4 + length > raw.length) throw new Error(`${known.command}: a parameter goes beyond the packet`);
    extras.set(raw.readUInt16BE(at), Buffer.from(raw.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return { ...head, command: known.command, fields, extras };
};

export const isAnswer = ({ raw }: Packet): boolean => (raw[4]! & 0x80) !== 0;

export const wordOf = ({ fields }: Packet, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};
export const numberOf = ({ fields }: Packet, name: string): number => {
  const value = fields[name];
  return typeof value === 'number' ? value : 0;
};

/** Cuts what comes over a line into packets. @throws when it is no SMPP. */
export const cutter = (): ((chunk: Buffer) => Buffer[]) => {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const packets: Buffer[] = [];
    while (rest.length >= 4) {
      const length = rest.readUInt32BE(0);
      if (length < HEAD || length > LONGEST) throw new Error('what comes is no SMPP');
      if (rest.length < length) break;
      packets.push(Buffer.from(rest.subarray(0, length)));
      rest = rest.subarray(length);
    }
    return packets;
  };
};
