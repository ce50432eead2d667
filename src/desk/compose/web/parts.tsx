export { insertIntoReply } from './inserts.ts';
export { DeliveryActions } from './DeliveryActions.tsx';
export { OutboundDrafts } from './OutboundDrafts.tsx';
export { OutboundSpace } from './OutboundSpace.tsx';
export { ReplyBox } from './ReplyBox.tsx';
