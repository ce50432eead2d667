import { randomUUID } from 'node:crypto';
import * as card from '#desk/customer-card/contract.ts';
import { provePermissions, whoSees, type Scene } from './permission-matrix.ts';

const address = () => `+1 418 ${String(Math.random()).slice(2, 12)}`;
const phone = ({ contactId }: Scene) => ({ contactId, kind: 'phone' as const, address: address() });
const phoneThere = async (scene: Scene) => {
  const at = phone(scene);
  await scene.floor.call(scene.people.owner, card.addAddress, at);
  return at;
};
const noteBy = async ({ floor, people, contactId }: Scene): Promise<number> =>
  Number(
    (await floor.call(people.owner, card.addContactNote, { contactId, text: 'Note', onceKey: randomUUID() })).body[
      'id'
    ],
  );
const authorAlone = { ...whoSees, peer: 'not-author', supervisor: 'not-author', administrator: 'not-author' };

provePermissions(
  ['customerCard'],
  [
    { call: card.openCard, input: ({ contactId }) => ({ contactId }), hears: whoSees },
    { call: card.listPast, input: ({ contactId }) => ({ contactId }), hears: whoSees },
    {
      call: card.setField,
      // What both want is no quarrel, whoever was first.
      input: ({ contactId }) => ({ contactId, field: 'company', was: '', value: 'Fleuve' }),
      hears: whoSees,
    },
    { call: card.addAddress, input: phone, hears: whoSees },
    {
      call: card.correctAddress,
      input: async (scene) => {
        const at = await phoneThere(scene);
        return { ...at, was: at.address, address: address() };
      },
      hears: whoSees,
    },
    { call: card.removeAddress, input: phoneThere, hears: whoSees },
    {
      call: card.preferAddress,
      input: async (scene) => ({ ...(await phoneThere(scene)), preferred: true }),
      hears: whoSees,
    },
    {
      call: card.addContactNote,
      input: ({ contactId }) => ({ contactId, text: 'Note', onceKey: randomUUID() }),
      hears: whoSees,
    },
    {
      call: card.editContactNote,
      input: async (scene) => ({ noteId: await noteBy(scene), was: 'Note', text: 'Autre' }),
      hears: authorAlone,
    },
    { call: card.removeContactNote, input: async (scene) => ({ noteId: await noteBy(scene) }), hears: authorAlone },
  ],
);
