export { AssignToMe } from './AssignToMe.tsx';
export { useInboxAlerts } from './inbox-alerts.ts';
export { useInbox, useWaitingForMe } from './inbox-data.ts';
export { InteractionsMenu } from './InteractionsMenu.tsx';
export { useWhyNotAssign } from './why-not-assign.ts';
