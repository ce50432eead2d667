export { HUBSPOT } from '../hubspot/ask.ts';
export { concernsCrm, hearForCrm } from './hear.ts';
export { startCrm } from './keeper.ts';
export { crmRoutes } from './routes.ts';
export { forgetContact as forgetContactInCrm } from './work-store.ts';
