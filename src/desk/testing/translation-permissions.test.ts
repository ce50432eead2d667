import * as translation from '#desk/translation/contract.ts';
import { provePermissions, whoSees } from './permission-matrix.ts';

const choices = { customerLanguage: 'es', myLanguage: 'fr', incoming: false, replies: false } as const;
// Nothing is set up here: who may see it is told so, and nobody else hears even that.
const notSetUp = {
  ...whoSees,
  ...{ peer: 'not-set-up', owner: 'not-set-up', supervisor: 'not-set-up', administrator: 'not-set-up' },
};

provePermissions(
  ['translation'],
  [
    { call: translation.readChoices, input: ({ interactionId }) => ({ interactionId }), hears: whoSees },
    { call: translation.applyChoices, input: ({ interactionId }) => ({ interactionId, choices }), hears: whoSees },
    { call: translation.ofMessage, input: ({ messageId }) => ({ messageId, to: 'es' }), hears: notSetUp },
    { call: translation.preview, input: ({ interactionId }) => ({ interactionId, html: '<p>a</p>' }), hears: notSetUp },
    {
      call: translation.original,
      input: ({ messageId }) => ({ messageId }),
      hears: {
        ...{ blind: 'not-found', peer: 'not-found', owner: 'not-found' },
        ...{ supervisor: 'not-found', administrator: 'not-found' },
      },
    },
  ],
);
