export { followWriting } from './following.ts';
export { insertIntoReply } from './inserts.ts';
export { CameBackList } from './CameBackList.tsx';
export { DeliveryActions } from './DeliveryActions.tsx';
export { OutboundDrafts } from './OutboundDrafts.tsx';
export { OutboundSpace } from './OutboundSpace.tsx';
export { ReplyBox } from './ReplyBox.tsx';
