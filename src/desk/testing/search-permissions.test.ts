import * as search from '#desk/search/contract.ts';
import { everyone, provePermissions } from './permission-matrix.ts';

// What each finds is decided by what they may see: the room's own tests prove that.
provePermissions(
  ['search'],
  [
    { call: search.find, input: () => ({ text: 'facture' }), hears: everyone },
    { call: search.people, input: () => ({ text: 'hélène' }), hears: everyone },
    { call: search.listSaved, input: () => ({}), hears: everyone },
    { call: search.save, input: () => ({ name: 'Mienne', text: 'facture', order: 'newest' }), hears: everyone },
    {
      call: search.forget,
      input: () => ({ id: 999_999 }),
      hears: {
        ...{ blind: 'not-found', peer: 'not-found', owner: 'not-found' },
        ...{ supervisor: 'not-found', administrator: 'not-found' },
      },
    },
  ],
);
