import * as snooze from '#desk/snooze/contract.ts';
import { everyone, ownerAlone, provePermissions, whoSees } from './permission-matrix.ts';

const until = new Date(Date.now() + 86_400_000).toISOString();

provePermissions(
  ['snooze'],
  [
    { call: snooze.listSleeps, input: () => ({}), hears: everyone },
    { call: snooze.readSleep, input: ({ interactionId }) => ({ interactionId }), hears: whoSees },
    { call: snooze.sleep, input: ({ interactionId }) => ({ interactionId, until }), hears: ownerAlone('not-mine') },
    {
      call: snooze.wake,
      async input({ floor, people, interactionId }) {
        await floor.call(people.owner, snooze.sleep, { interactionId, until });
        return { interactionId };
      },
      hears: ownerAlone('not-mine'),
    },
  ],
);
