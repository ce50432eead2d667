export { startSender, type SenderDeps } from './sender.ts';
export type { DeliverBuiltIn } from './send-one.ts';
export { probeSmtp } from './probe.ts';
export { forgetOutgoing } from './erase-store.ts';
