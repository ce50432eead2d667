export { MailboxesPage } from './MailboxesPage.tsx';
