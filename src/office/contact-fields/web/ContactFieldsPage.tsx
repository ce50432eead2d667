import './contact-fields.css';
import { ActionIcon, Tooltip } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import { EmptyState, ErrorNote, Loading, Pill, ReasonedButton } from '#ground/ui/parts.tsx';
import { formWords } from '#ground/ui/form/parts.tsx';
import { IconArrowDown, IconArrowUp, IconList, IconPlus } from '#ground/ui/icons.ts';
import { Page, RowButton, Sheet, SheetRow } from '#ground/ui/page/parts.tsx';
import { announce } from '#ground/web/announce.tsx';
import { useAsk, useTell } from '#ground/web/query.ts';
import { useFormat, useWords } from '#ground/web/words.tsx';
import { useMe } from '#spine/people/web/parts.tsx';
import { listFields, orderFields } from '../contract.ts';
import { moved } from '../rules.ts';
import { contactFieldsWords } from '../words.ts';
import { FieldDrawer } from './FieldDrawer.tsx';

export type OfficeField = z.output<typeof listFields.output>['fields'][number];

const Order = ({ field, living }: { field: OfficeField; living: readonly OfficeField[] }) => {
  const t = useWords(contactFieldsWords);
  const tell = useTell(orderFields, { invalidates: [listFields] });
  const ids = living.map((one) => one.id);
  const at = ids.indexOf(field.id);
  const move = (step: -1 | 1): void =>
    tell.mutate(
      { ids: moved(ids, field.id, step) },
      { onSuccess: () => announce(t('moved', { name: field.name, n: at + step + 1 })) },
    );
  const buttons = [
    { step: -1, word: t('up', { name: field.name }), Icon: IconArrowUp, off: at === 0 },
    { step: 1, word: t('down', { name: field.name }), Icon: IconArrowDown, off: at === ids.length - 1 },
  ] as const;
  return (
    <div className="field-order">
      {buttons.map(({ step, word, Icon, off }) => (
        <Tooltip key={step} label={word} disabled={off}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={26}
            aria-label={word}
            disabled={off || tell.isPending}
            onClick={() => move(step)}
          >
            <Icon size={15} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
};

/** What the card of every contact asks for, in its order. */
export const ContactFieldsPage = () => {
  const t = useWords(contactFieldsWords);
  const form = useWords(formWords);
  const { number } = useFormat();
  const asked = useAsk(listFields, {});
  const [openId, setOpenId] = useState<number | 'new' | null>(null);
  const readOnly = useMe().data?.role !== 'administrator';
  const fields = asked.data?.fields;
  const living = fields?.filter((one) => !one.archived) ?? [];
  return (
    <Page
      title={t('title')}
      why={t('why')}
      acts={
        <ReasonedButton
          leftSection={<IconPlus size={15} />}
          reason={readOnly ? form('read-only') : null}
          onClick={() => setOpenId('new')}
        >
          {t('new')}
        </ReasonedButton>
      }
    >
      {asked.isError && !fields && (
        <ErrorNote error={asked.error} words={contactFieldsWords} onRetry={() => void asked.refetch()} />
      )}
      {!fields && !asked.isError && <Loading lines={6} />}
      {fields?.length === 0 && (
        <EmptyState icon={<IconList />} title={t('none')}>
          {t('none.why')}
        </EmptyState>
      )}
      {fields && fields.length > 0 && (
        <Sheet
          label={t('title')}
          head={[
            { word: t('column.name') },
            { word: t('column.type') },
            { word: t('column.uses'), end: true },
            ...(readOnly ? [] : [{ word: t('column.order'), end: true }]),
          ]}
        >
          {fields.map((field) => (
            <SheetRow
              key={field.id}
              muted={field.archived}
              current={field.id === openId}
              onOpen={() => setOpenId(field.id)}
            >
              <td>
                <div className="field-name">
                  <RowButton onOpen={() => setOpenId(field.id)}>
                    <b>{field.name}</b>
                  </RowButton>
                  {field.required && <Pill tone="accent">{t('required')}</Pill>}
                  {!field.shown && <Pill>{t('mark.hidden')}</Pill>}
                  {field.archived && <Pill>{t('archived')}</Pill>}
                </div>
              </td>
              <td>
                {t(`type.${field.type}`)}
                {field.type === 'choice' && <small className="field-choices">{field.choices.join(', ')}</small>}
              </td>
              <td data-end>{number(field.uses)}</td>
              {!readOnly && <td data-end>{!field.archived && <Order field={field} living={living} />}</td>}
            </SheetRow>
          ))}
        </Sheet>
      )}
      {openId !== null && fields && (
        <FieldDrawer
          key={openId}
          saved={fields.find((one) => one.id === openId) ?? null}
          readOnly={readOnly}
          onClose={() => setOpenId(null)}
        />
      )}
    </Page>
  );
};
