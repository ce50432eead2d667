import * as merging from '#desk/merging/contract.ts';
import { ownerAlone, provePermissions, whoSees } from './permission-matrix.ts';

provePermissions(
  ['merging'],
  [
    { call: merging.listOthers, input: ({ interactionId }) => ({ interactionId }), hears: whoSees },
    {
      call: merging.merge,
      // Nobody's, of the same contact: made for this asking.
      input: async ({ floor, mailboxId, skillId, interactionId }) => ({
        interactionId,
        otherId: (await floor.receive(mailboxId, skillId)).interactionId,
      }),
      hears: ownerAlone('not-mine'),
    },
  ],
);
