export { saveReply } from './save-reply.ts';
export { saveFavourite } from './replies-store.ts';
