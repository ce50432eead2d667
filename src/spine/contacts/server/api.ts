export { contactForIdentifier } from './identifiers-store.ts';
export {
  addContact,
  contactById,
  contactsFor,
  holdContact,
  holdContacts,
  livingContact,
  saveCore,
  type ContactRow,
  type SeedContact,
} from './contacts-store.ts';
export { contactsLike, insertToldApart, type Alike } from './duplicates-store.ts';
export { mergeInto, splitOff } from './merge-contacts.ts';
export { mergedInto, standingMerge, type Merge } from './merges-store.ts';
export { addAddress, changeField, correctAddress, preferAddress, removeAddress, sayChanged } from './change-contact.ts';
export {
  deleteField,
  enterFields,
  fieldRows,
  fieldUses,
  orderFields,
  saveField,
  saveValue,
  valuesOf,
} from './fields-store.ts';
export {
  contactNoteById,
  deleteContactNote,
  insertContactNote,
  notesOfContact,
  updateContactNote,
  type ContactNote,
} from './notes-store.ts';
export {
  externalRecordsOf,
  noteRecordProblem,
  saveExternalRecord,
  type ExternalRecord,
} from './external-records-store.ts';
export {
  erasedFiles,
  erasureOf,
  familyOf,
  finishErasure,
  forgetErasedFiles,
  forgetPerson,
  insertErasure,
  noteErased,
  unfinishedErasures,
  type Erasure,
} from './erasures-store.ts';
export { insertAddress } from './addresses-store.ts';
export { contactsAfter, countContacts, holdersOf, holdersOfDigits, type ContactLine } from './known-store.ts';
