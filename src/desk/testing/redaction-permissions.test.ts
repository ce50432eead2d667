import * as redaction from '#desk/redaction/contract.ts';
import { provePermissions, whoSees } from './permission-matrix.ts';

/** R99: whose it is, and those above. */
const ownerAndAbove = { ...whoSees, peer: 'not-mine' };

provePermissions(
  ['redaction'],
  [
    { call: redaction.hideContent, input: ({ messageId }) => ({ messageId }), hears: ownerAndAbove },
    { call: redaction.hideAuthor, input: ({ messageId }) => ({ messageId }), hears: ownerAndAbove },
    {
      call: redaction.hideParts,
      input: ({ messageId }) => ({ messageId, parts: ['Bonjour'] }),
      hears: ownerAndAbove,
    },
  ],
);
