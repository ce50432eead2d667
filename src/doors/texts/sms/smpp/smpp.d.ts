/** npm smpp 0.5.1 has no types; this is what is used of it here. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server, Socket } from 'node:net';
  type Kind = { read(bytes: Buffer, at: number): string | number | Buffer; size(value: unknown): number };
  type Command = { id: number; command: string; params?: Readonly<Record<string, { type: Kind }>> };
  class PDU {
    constructor(command: string, fields?: Readonly<Record<string, unknown>>);
    toBuffer(): Buffer;
  }
  /** The other side, in tests. Texts are bytes when they are given as bytes; read, they were decoded. */
  export type Read = {
    command: string;
    command_status: number;
    sequence_number: number;
    response(fields?: Readonly<Record<string, unknown>>): Read;
    [field: string]: unknown;
  };
  export interface Session extends EventEmitter {
    socket: Socket;
    send(packet: Read | PDU, answered?: (answer: Read) => void): boolean;
    close(): void;
  }
  const smpp: {
    createServer(listener: (session: Session) => void): Server;
    PDU: typeof PDU;
    commands: Readonly<Record<string, Command>>;
    commandsById: Readonly<Record<number, Command>>;
  };
  export { smpp as default };
}
