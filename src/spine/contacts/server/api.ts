export {
  addContact,
  contactById,
  contactsFor,
  findContacts,
  type ContactRow,
  type SeedContact,
} from './contacts-store.ts';
