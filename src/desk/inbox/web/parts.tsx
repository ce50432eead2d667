export { AssignToMe } from './AssignToMe.tsx';
export { useInbox, useWaitingForMe } from './inbox-data.ts';
export { InteractionsMenu } from './InteractionsMenu.tsx';
