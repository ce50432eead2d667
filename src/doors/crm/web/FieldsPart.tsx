import { ActionIcon, Button, Menu, Select } from '@mantine/core';
import type { Form } from '#ground/ui/form/parts.tsx';
import { IconPlus, IconX } from '#ground/ui/icons.ts';
import { Panel } from '#ground/ui/page/parts.tsx';
import { useWords } from '#ground/web/words.tsx';
import { DIRECTIONS, type Direction, type Mapping } from '../contract.ts';
import { FULL_NAME, misfit, type HereType } from '../rules.ts';
import { crmWords } from '../words.ts';
import type { Choices, CrmDraft, HereField } from './crm-form.ts';
import { useFieldName } from './use-field-name.ts';

/** Where a value likely is there. */
const LIKELY: Record<string, string> = { name: FULL_NAME, language: 'hs_language', company: 'company', place: 'city' };

const PropertySelect = (props: {
  mapping: Mapping;
  field: HereField;
  choices: Choices;
  onChange: (property: string) => void;
}) => {
  const { mapping, field, choices } = props;
  const t = useWords(crmWords);
  const name = useFieldName(choices.fields);
  const type = field.type as HereType;
  const label = t('fields.there', { field: name(field.key) });
  if (type === 'name')
    return (
      <Select
        aria-label={label}
        data={[{ value: FULL_NAME, label: t('fields.full-name') }]}
        value={FULL_NAME}
        allowDeselect={false}
      />
    );
  const judged = choices.properties
    .map((property) => ({ property, why: misfit(type, property, mapping.direction) }))
    .toSorted(
      (a, b) => Number(a.why !== null) - Number(b.why !== null) || a.property.label.localeCompare(b.property.label),
    );
  const unfit = judged.filter(({ why }) => why !== null).length;
  return (
    <Select
      aria-label={label}
      placeholder={t('fields.choose')}
      searchable
      limit={400}
      allowDeselect={false}
      value={mapping.property || null}
      data={[
        ...judged
          .filter(({ why }) => why === null)
          .map(({ property }) => ({ value: property.name, label: property.label })),
        ...(unfit === 0
          ? []
          : [
              {
                group: t('fields.unfit', { n: unfit }),
                items: judged
                  .filter(({ why }) => why !== null)
                  .map(({ property, why }) => ({
                    ...{ value: property.name, disabled: true },
                    label: `${property.label} : ${t(`misfit.${why!}`)}`,
                  })),
              },
            ]),
      ]}
      onChange={(chosen) => chosen !== null && props.onChange(chosen)}
    />
  );
};

/** Which field here is which property there, and which way it goes. */
export const FieldsPart = ({ form, choices }: { form: Form<CrmDraft>; choices: Choices }) => {
  const t = useWords(crmWords);
  const nameOf = useFieldName(choices.fields);
  const { mappings } = form.value;
  const left = choices.fields.filter(({ key }) => !mappings.some((one) => one.field === key));
  const change = (index: number, to: Partial<Mapping>): void =>
    form.set(
      'mappings',
      mappings.map((one, at) => (at === index ? { ...one, ...to } : one)),
    );
  const add = (field: HereField): void => {
    const likely = LIKELY[String(field.key)] ?? '';
    const there = choices.properties.find((one) => one.name === likely);
    const fits = likely === FULL_NAME || (there && misfit(field.type as HereType, there, 'both') === null);
    form.set('mappings', [...mappings, { field: field.key, property: fits ? likely : '', direction: 'both' }]);
  };
  return (
    <Panel title={t('part.fields')} why={t('part.fields.why')}>
      {mappings.length === 0 && <p className="quiet">{t('fields.none')}</p>}
      {mappings.length > 0 && (
        <table className="crm-fields">
          <thead>
            <tr>
              <th scope="col">{t('column.here')}</th>
              <th scope="col">{t('column.there')}</th>
              <th scope="col">{t('column.way')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {mappings.map((mapping, index) => {
              const field = choices.fields.find(({ key }) => key === mapping.field);
              const name = nameOf(mapping.field);
              return (
                <tr key={String(mapping.field)}>
                  <th scope="row">{name}</th>
                  <td>
                    {field ? (
                      <PropertySelect
                        {...{ mapping, field, choices }}
                        onChange={(property) => change(index, { property })}
                      />
                    ) : (
                      mapping.property
                    )}
                    {form.errorOf(`mappings.${index}.property`) && (
                      <small className="crm-wrong">{t('fields.choose')}</small>
                    )}
                  </td>
                  <td>
                    <Select
                      aria-label={t('fields.way', { field: name })}
                      data={DIRECTIONS.map((value) => ({ value, label: t(`way.${value}`) }))}
                      allowDeselect={false}
                      value={mapping.direction}
                      onChange={(way) => change(index, { direction: (way ?? 'both') as Direction })}
                    />
                  </td>
                  <td>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={t('fields.remove', { field: name })}
                      onClick={() =>
                        form.set(
                          'mappings',
                          mappings.filter((_one, at) => at !== index),
                        )
                      }
                    >
                      <IconX size={16} />
                    </ActionIcon>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {form.errorOf('mappings') && <p className="crm-wrong">{form.errorOf('mappings')}</p>}
      {left.length === 0 ? (
        <p className="quiet">{t('fields.all')}</p>
      ) : (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" leftSection={<IconPlus size={15} />} className="crm-add">
              {t('fields.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {left.map((field) => (
              <Menu.Item key={String(field.key)} onClick={() => add(field)}>
                {nameOf(field.key)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Panel>
  );
};
