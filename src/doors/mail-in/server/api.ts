export { listenerCertificate } from './certificate.ts';
export { startIntake, type Intake } from './intake.ts';
export { mailInJobs } from './jobs.ts';
export { forgetRaw, keepRaw, moveLedgerRows, rawOfLedger, releaseSpam, settle } from './ledger-store.ts';
export { mailInRoutes } from './routes.ts';
export { startListener } from './smtp-listener.ts';
export { parseMail } from '../parse/parse-mail.ts';
export { createParsePool } from '../parse/parse-pool.ts';
export { probeImap, startImapWatchers, watchStates } from '../imap/api.ts';
