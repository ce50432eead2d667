import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import type { Acts } from '#ground/events/server/follow.ts';
import * as contacts from '#spine/contacts/server/api.ts';
import * as contract from '../contract.ts';
import { mayEdit } from './who-may.ts';

export const editRoutes = (http: FastifyInstance, { act }: { db: Db; act: Acts }): void => {
  answer(http, contract.setField, ({ value, ...edit }, { actor }) =>
    act(async (one) => {
      await mayEdit(one.tx, actor, edit.contactId);
      return { value: await contacts.changeField(one, { ...edit, value: storableText(value) }, actor.id) };
    }),
  );
  answer(http, contract.addAddress, ({ address, ...at }, { actor }) =>
    act(async (one) => {
      await mayEdit(one.tx, actor, at.contactId);
      await contacts.addAddress(one, { ...at, address: storableText(address) }, actor.id);
      return {};
    }),
  );
  answer(http, contract.correctAddress, ({ address, ...at }, { actor }) =>
    act(async (one) => {
      await mayEdit(one.tx, actor, at.contactId);
      await contacts.correctAddress(one, { ...at, address: storableText(address) }, actor.id);
      return {};
    }),
  );
  answer(http, contract.removeAddress, (at, { actor }) =>
    act(async (one) => {
      await mayEdit(one.tx, actor, at.contactId);
      await contacts.removeAddress(one, at, actor.id);
      return {};
    }),
  );
  answer(http, contract.preferAddress, (at, { actor }) =>
    act(async (one) => {
      await mayEdit(one.tx, actor, at.contactId);
      await contacts.preferAddress(one, at, actor.id);
      return {};
    }),
  );
};
