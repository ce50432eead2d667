export { CustomerMailboxPage } from './CustomerMailboxPage.tsx';
