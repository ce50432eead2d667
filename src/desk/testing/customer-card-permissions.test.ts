import { randomUUID } from 'node:crypto';
import * as card from '#desk/customer-card/contract.ts';
import * as duplicates from '#desk/customer-card/duplicates/contract.ts';
import * as erasure from '#desk/customer-card/erasure/contract.ts';
import { administrators, provePermissions, whoSees, type Scene } from './permission-matrix.ts';

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

/** Somebody of the same name, written down for this asking alone. */
const twin = async ({ floor, mailboxId, skillId, contactId }: Scene) => {
  const from = { name: 'Hélène Gagné', address: `${randomUUID()}@jumelle.test` };
  return { contactId, otherId: (await floor.receive(mailboxId, skillId, { from })).contactId };
};
const merged = async (scene: Scene): Promise<{ mergeId: number }> => {
  const both = await twin(scene);
  const { floor, people } = scene;
  await floor.call(people.administrator, duplicates.mergeContacts, both);
  const { body } = await floor.call(people.administrator, duplicates.listDuplicates, both);
  return { mergeId: duplicates.listDuplicates.output.parse(body).merged[0]!.mergeId };
};

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
    { call: duplicates.listDuplicates, input: ({ contactId }) => ({ contactId }), hears: whoSees },
    { call: duplicates.aboutMerge, input: twin, hears: whoSees },
    { call: duplicates.mergeContacts, input: twin, hears: whoSees },
    { call: duplicates.tellApart, input: twin, hears: whoSees },
    { call: duplicates.aboutSplit, input: merged, hears: whoSees },
    { call: duplicates.splitContacts, input: merged, hears: whoSees },
    { call: erasure.aboutErasure, input: ({ contactId }) => ({ contactId }), hears: administrators },
    {
      call: erasure.eraseContact,
      input: async (scene) => {
        const { floor, people, contactId } = scene;
        const { body } = await floor.call(people.administrator, erasure.aboutErasure, { contactId });
        return { contactId, typed: String(body['typed']), reason: 'Demande' };
      },
      hears: administrators,
    },
    { call: card.removeContactNote, input: async (scene) => ({ noteId: await noteBy(scene) }), hears: authorAlone },
  ],
);
