export { saveReply } from './save-reply.ts';
export { listedReplies, saveFavourite } from './replies-store.ts';
