export { listRules, may, saveRule } from './permissions.ts';
