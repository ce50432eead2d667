export { createAddressBook, type AddressBook } from './address-book.ts';
export { incomingStamps, listMailboxes, mailboxById, type Accepted, type MailboxFacts } from './mailboxes-store.ts';
export { mailboxForAddress, keepSecret, removeMailbox, saveMailbox, secretOf, type MailboxInput } from './mailboxes.ts';
export { connectionProblem } from './connection-problem.ts';
