export { addContact, contactById, contactsFor, type ContactRow, type SeedContact } from './contacts-store.ts';
