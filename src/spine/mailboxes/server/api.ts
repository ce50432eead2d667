export { createAddressBook, type AddressBook } from './address-book.ts';
export { listMailboxes, mailboxById, type Accepted, type MailboxFacts } from './mailboxes-store.ts';
export { mailboxForAddress, removeMailbox, saveMailbox, secretOf, type MailboxInput } from './mailboxes.ts';
export { connectionProblem } from './connection-problem.ts';
