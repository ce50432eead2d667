export { findInDirectory } from './directory.ts';
