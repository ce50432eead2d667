export { watchStates } from './imap-store.ts';
export { probeImap } from './probe.ts';
export { startImapWatchers, type WatchersDeps } from './watchers.ts';
