import { randomUUID } from 'node:crypto';
import * as spam from '#desk/spam/contract.ts';
import { provePermissions, supervisors, whoSees, type Scene } from './permission-matrix.ts';

/** Of a sender of its own: what one asking blocks does not stop the next. */
const ofAnother = async ({ floor, mailboxId, skillId }: Scene): Promise<number> =>
  (
    await floor.receive(mailboxId, skillId, {
      from: { name: 'Pub', address: `${randomUUID()}@pub.test` },
    })
  ).interactionId;

const block = async ({ floor, people }: Scene): Promise<number> => {
  const value = `${randomUUID()}@pub.test`;
  await floor.call(people.administrator, spam.blockSender, { value });
  const { body } = await floor.call(people.administrator, spam.listBlocked, { text: value });
  return spam.listBlocked.output.parse(body).rows[0]!.id;
};

provePermissions(
  ['spam'],
  [
    { call: spam.about, input: ({ interactionId }) => ({ interactionId }), hears: whoSees },
    {
      // Whoever has its skill may judge it, even in another's inbox; who cannot see it hears of nothing.
      call: spam.markSpam,
      input: async (scene) => ({ interactionId: await ofAnother(scene) }),
      hears: whoSees,
    },
    {
      call: spam.unmarkSpam,
      async input(scene) {
        const interactionId = await ofAnother(scene);
        await scene.floor.call(scene.people.owner, spam.markSpam, { interactionId });
        return { interactionId };
      },
      hears: whoSees,
    },
    { call: spam.listBlocked, input: () => ({}), hears: supervisors },
    { call: spam.listStopped, input: () => ({ blockId: 1 }), hears: supervisors },
    { call: spam.blockSender, input: () => ({ value: `${randomUUID()}@pub.test` }), hears: supervisors },
    {
      call: spam.unblockSender,
      input: async (scene) => ({ blockId: await block(scene), bringBack: true }),
      hears: supervisors,
    },
  ],
);
