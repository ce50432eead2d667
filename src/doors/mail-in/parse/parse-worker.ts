import { parentPort } from 'node:worker_threads';
import type { IncomingMail } from '#spine/channels/contract.ts';
import { type MailFacts, parseMail } from './parse-mail.ts';
import { UnparsableMail, type UnparsableReason } from './unparsable.ts';

export type WorkOrder = { id: number; raw: Uint8Array; facts: MailFacts };
export type WorkResult = { id: number; mail: IncomingMail } | { id: number; reason: UnparsableReason; detail: string };
/** `ready` once, then results in the order of the orders, several at a time. */
export type WorkMessage = { ready: true } | { results: WorkResult[] };

/** Results wait for company at most this long, so that the pool sees a batch making headway. */
const FLUSH_MS = 50;

async function work(order: WorkOrder): Promise<WorkResult> {
  try {
    return { id: order.id, mail: await parseMail(order.raw, order.facts) };
  } catch (error) {
    if (error instanceof UnparsableMail) return { id: order.id, reason: error.reason, detail: error.detail };
    // A bug of ours: the mail waits in quarantine with its trace instead of blocking the others.
    return {
      id: order.id,
      reason: 'unreadable',
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

function send(port: NonNullable<typeof parentPort>, results: WorkResult[]): void {
  const buffers = new Set<ArrayBuffer>();
  for (const result of results) {
    if ('mail' in result) for (const { content } of result.mail.attachments) buffers.add(content.buffer as ArrayBuffer);
  }
  port.postMessage({ results } satisfies WorkMessage, [...buffers]);
}

const port = parentPort;
if (port) {
  port.on('message', async (orders: WorkOrder[]) => {
    let results: WorkResult[] = [];
    let flushed = performance.now();
    for (const order of orders) {
      results.push(await work(order));
      if (performance.now() - flushed < FLUSH_MS) continue;
      send(port, results);
      results = [];
      flushed = performance.now();
    }
    if (results.length) send(port, results);
  });
  port.postMessage({ ready: true } satisfies WorkMessage);
}
