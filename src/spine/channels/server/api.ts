export { normalIdentifier } from './identifiers.ts';
