export { createDeliverBuiltIn } from './deliver.ts';
export { customerMailboxRoutes, type CustomerMailboxOptions } from './routes.ts';
export { forgetCustomer } from './erase-store.ts';
