export { useAlert, type Alert } from './alerts.ts';
export { Bell } from './Bell.tsx';
export { useSeenWith } from './notices-data.ts';
export { useTellsFront } from './tabs.ts';
