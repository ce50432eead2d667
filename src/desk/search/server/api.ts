export { beginBacklog } from './documents-store.ts';
export { planBacklog, reindex, searchJobs, type Changed } from './index-live.ts';
