import { sql } from 'kysely';
import * as splitting from '#desk/splitting/contract.ts';
import { ownerAlone, provePermissions, whoSees } from './permission-matrix.ts';

provePermissions(
  ['splitting'],
  [
    { call: splitting.about, input: ({ messageId }) => ({ messageId }), hears: whoSees },
    { call: splitting.listSplits, input: ({ interactionId }) => ({ interactionId }), hears: whoSees },
    {
      call: splitting.split,
      async input({ floor, mailboxId, skillId, interactionId, messageId }) {
        const { rows } = await sql<{ id: string }>`
          select rfc_message_id as id from interactions.messages where id = ${messageId}
        `.execute(floor.db);
        const second = await floor.receive(mailboxId, skillId, { inReplyTo: [rows[0]!.id] });
        return { interactionId, messageId: second.messageId, which: 'one', keepTags: true };
      },
      hears: ownerAlone('not-mine'),
    },
  ],
);
