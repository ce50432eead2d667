import { randomUUID } from 'node:crypto';
import * as viewers from '#desk/viewers/contract.ts';
import { everyone, provePermissions, whoSees } from './permission-matrix.ts';

provePermissions(
  ['viewers'],
  [
    {
      call: viewers.here,
      input: ({ interactionId }) => ({ interactionId, tabId: randomUUID() }),
      hears: whoSees,
    },
    // A tab of one's own alone can be gone.
    { call: viewers.gone, input: ({ interactionId }) => ({ interactionId, tabId: randomUUID() }), hears: everyone },
  ],
);
