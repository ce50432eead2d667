import * as transcripts from '#desk/transcripts/contract.ts';
import { randomUUID } from 'node:crypto';
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
    {
      // D6: whoever may see it may answer it, and send it to its contact.
      call: transcripts.sendTranscript,
      input: ({ interactionId }) => ({ interactionId, to: ['helene@client.test'], timeZone, onceKey: randomUUID() }),
      hears: whoSees,
    },
    {
      // Only whoever sent it takes it back.
      call: transcripts.undoTranscript,
      input: async ({ floor, people, interactionId }) => {
        const asked = { interactionId, to: ['helene@client.test'], timeZone, onceKey: randomUUID() };
        const { body } = await floor.call(people.owner, transcripts.sendTranscript, asked);
        return { messageId: Number(body['messageId']) };
      },
      hears: { ...whoSees, peer: 'not-found', supervisor: 'not-found', administrator: 'not-found' },
    },
  ],
);
