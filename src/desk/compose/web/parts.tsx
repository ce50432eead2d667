export { DeliveryActions } from './DeliveryActions.tsx';
export { ReplyBox } from './ReplyBox.tsx';
