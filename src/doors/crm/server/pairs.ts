import { CORE_FIELDS, type CoreField, type Field } from '#spine/contacts/contract.ts';
import type { Direction, Mapping, Property } from '../contract.ts';
import { fromHub, FULL_NAME, misfit, splitName, toHub, type HereType } from '../rules.ts';

type Here = { key: CoreField | number; type: HereType; choices: readonly string[] };
/** A field here and where it is there: one property, or the two of a name. */
export type Pair = Here & { direction: Direction; property: Property | null };

const CORE_TYPES: Record<CoreField, HereType> = { name: 'name', language: 'language', company: 'text', place: 'text' };
export const coreFields: readonly Here[] = CORE_FIELDS.map((key) => ({ key, type: CORE_TYPES[key], choices: [] }));

export const hereFields = (fields: readonly Field[]): Here[] => [
  ...coreFields,
  ...fields.filter((one) => !one.archived).map(({ id, type, choices }) => ({ key: id, type, choices })),
];

/** Of what was chosen, what both sides still have and can hold. */
export const pairsOf = (
  mappings: readonly Mapping[],
  fields: readonly Field[],
  properties: readonly Property[],
): Pair[] => {
  const here = hereFields(fields);
  return mappings.flatMap(({ field, property: name, direction }): Pair[] => {
    const one = here.find(({ key }) => key === field);
    if (!one) return [];
    if (one.type === 'name') return [{ ...one, direction, property: null }];
    const property = properties.find((each) => each.name === name);
    return property && misfit(one.type, property, direction) === null ? [{ ...one, direction, property }] : [];
  });
};

export const namesOf = ({ property }: Pair): string[] => (property === null ? FULL_NAME.split('+') : [property.name]);

/** As HubSpot takes it; null: it has no place there. */
export const written = (pair: Pair, value: string): Record<string, string> | null => {
  if (pair.property === null) return splitName(value);
  const said = toHub(pair, value, pair.property);
  return said === null ? null : { [pair.property.name]: said };
};

/** As it is kept here; null: it has no place here. */
export const readBack = (pair: Pair, properties: Readonly<Record<string, string>>): string | null => {
  const said = namesOf(pair).map((name) => properties[name] ?? '');
  if (pair.property === null) return said.join(' ').replaceAll(/\s+/gu, ' ').trim();
  return fromHub(pair, said[0]!, pair.property);
};
