import type { FastifyInstance } from 'fastify';
import { answer } from '#ground/api/server/answer.ts';
import type { Db } from '#ground/db/server/database.ts';
import { storableText } from '#ground/db/server/storable-text.ts';
import type { Act, Acts } from '#ground/events/server/follow.ts';
import { refuse } from '#ground/refusal.ts';
import { CONTACT_EVENTS, MOST_FIELDS } from '#spine/contacts/contract.ts';
import * as contacts from '#spine/contacts/server/api.ts';
import * as contract from '../contract.ts';

export const contactFieldsRoutes = (http: FastifyInstance, { db, act }: { db: Db; act: Acts }): void => {
  answer(http, contract.listFields, async () => {
    const [fields, uses] = await Promise.all([contacts.fieldRows(db), contacts.fieldUses(db)]);
    return { fields: fields.map((field) => ({ ...field, uses: uses.get(field.id) ?? 0 })) };
  });

  const changing = <T>(by: number, change: (one: Act) => Promise<T>): Promise<T> =>
    act(async (one) => {
      await contacts.enterFields(one.tx);
      const result = await change(one);
      one.say({ kind: CONTACT_EVENTS.fieldsChanged, data: { by } });
      return result;
    });

  answer(http, contract.saveField, (field, { actor }) =>
    changing(actor.id, async ({ tx }) => {
      const living = (await contacts.fieldRows(tx)).filter((one) => !one.archived && one.id !== field.id);
      if (!field.archived && living.length >= MOST_FIELDS) throw refuse('fields-full', { most: MOST_FIELDS });
      const choices = field.type === 'choice' ? field.choices.map(storableText) : [];
      const saved = await contacts.saveField(tx, { ...field, name: storableText(field.name), choices });
      if (saved === 'taken') throw refuse('name-taken');
      if (saved === 'gone') throw refuse('field-gone');
      return { id: saved };
    }),
  );

  answer(http, contract.orderFields, ({ ids }, { actor }) =>
    changing(actor.id, async ({ tx }) => {
      await contacts.orderFields(tx, ids);
      return {};
    }),
  );

  answer(http, contract.removeField, ({ fieldId }, { actor }) =>
    changing(actor.id, async ({ tx }) => {
      if (!(await contacts.deleteField(tx, fieldId)) && (await contacts.fieldRows(tx)).some(({ id }) => id === fieldId))
        throw refuse('field-used');
      return {};
    }),
  );
};
