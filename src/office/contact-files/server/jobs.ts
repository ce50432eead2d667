export { contactFileJobs, resumeImports } from './run-import.ts';
export { forgetImports } from './imports-store.ts';
