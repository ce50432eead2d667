export { beginBacklog } from './documents-store.ts';
export { planBacklog, reindex, searchJobs, type Changed } from './index-live.ts';
export { eraseDocuments, forgetSearchesFor } from './erase-store.ts';
