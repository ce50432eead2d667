export { createDeliverBuiltIn } from './deliver.ts';
