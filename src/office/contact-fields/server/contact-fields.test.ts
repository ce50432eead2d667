import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { onlyFrom, openOfficeFloor, whoMay, type OfficeFloor } from '../../../../e2e/support/office-floor.ts';
import { addContact, changeField } from '#spine/contacts/server/api.ts';
import * as contract from '../contract.ts';
import { contactFieldsRoutes } from './routes.ts';

let floor: OfficeFloor;
before(async () => {
  floor = await openOfficeFloor((http, { database, act }) => contactFieldsRoutes(http, { db: database.db, act }));
});
after(() => floor.close());

const field = (name: string, more: object = {}) => ({
  ...{ id: null, name, type: 'text' as const, choices: [], shown: true, required: false, archived: false },
  ...more,
});
const save = (name: string, more: object = {}) => floor.ask('administrator', contract.saveField, field(name, more));
const list = async () => (await floor.ask('supervisor', contract.listFields, {})).body.fields;

describe('who may', () => {
  let n = 0;
  for (const [call, input, least] of [
    [contract.listFields, () => ({}), 'supervisor'],
    [contract.saveField, () => field(`Champ ${(n += 1)}`), 'administrator'],
    [contract.orderFields, () => ({ ids: [] }), 'administrator'],
    [contract.removeField, () => ({ fieldId: 999_999 }), 'administrator'],
  ] as const) {
    it(`${call.name}: ${least} and above`, async () => {
      assert.deepEqual(await whoMay(floor, call as never, input()), onlyFrom(least));
    });
  }
});

it('fields have one name each among the living, an order, and a type that stays', async () => {
  const one = (await save('Numéro de client')).body.id!;
  const two = (await save('Niveau', { type: 'choice', choices: ['Or', 'Argent'] })).body.id!;
  assert.equal((await save('numero de CLIENT')).body.refusal, 'name-taken');
  assert.equal((await save('Vide', { type: 'choice' })).body.refusal, 'bad-input');
  assert.equal((await save('Perdu', { id: 999_999 })).body.refusal, 'field-gone');
  await floor.ask('administrator', contract.orderFields, { ids: [two, one] });
  const names = async () => (await list()).map((each: { name: string }) => each.name).slice(0, 2);
  assert.deepEqual(await names(), ['Niveau', 'Numéro de client']);
  await save('Niveau', { id: two, type: 'number', choices: ['Or'] });
  assert.equal((await list())[0]!.type, 'choice');
  // An archived one gives its name free, and takes it back only while it is.
  await save('Niveau', { id: two, type: 'choice', choices: ['Or'], archived: true });
  const again = (await save('Niveau')).body.id!;
  const back = await save('Niveau', { id: two, type: 'choice', choices: ['Or'] });
  assert.equal(back.body.refusal, 'name-taken');
  await floor.ask('administrator', contract.removeField, { fieldId: again });
  assert.equal((await save('Niveau', { id: two, type: 'choice', choices: ['Or'] })).status, 200);
});

it('what contacts have something in is not removed', async () => {
  const fieldId = (await save('Renouvellement', { type: 'date' })).body.id!;
  const contact = { name: 'Zoé', language: null, company: null, place: null, addresses: [] };
  await floor.act(async (one) => {
    const contactId = await addContact(one.tx, contact);
    await changeField(one, { contactId, field: fieldId, was: '', value: '2026-11-30' }, 1);
  });
  assert.equal((await list()).find((one: { id: number }) => one.id === fieldId)!.uses, 1);
  const { body } = await floor.ask('administrator', contract.removeField, { fieldId });
  assert.equal(body.refusal, 'field-used');
});
