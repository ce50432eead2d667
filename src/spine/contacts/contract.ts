/** Journal kinds of this room. */
export const CONTACT_EVENTS = { created: 'contacts.created', changed: 'contacts.changed' } as const;
