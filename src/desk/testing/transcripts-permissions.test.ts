import * as transcripts from '#desk/transcripts/contract.ts';
import { provePermissions, whoSees } from './permission-matrix.ts';

const timeZone = 'America/Toronto';

provePermissions(
  ['transcripts'],
  [
    {
      call: transcripts.openTranscript,
      input: ({ interactionId }) => ({ interactionId, timeZone }),
      hears: whoSees,
    },
  ],
);
