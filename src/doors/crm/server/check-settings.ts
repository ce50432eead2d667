import { refuse } from '#ground/refusal.ts';
import type { Field } from '#spine/contacts/contract.ts';
import { STATUSES } from '#spine/interactions/contract.ts';
import type { CrmSettings, Pipeline, Property } from '../contract.ts';
import { FULL_NAME, misfit } from '../rules.ts';
import { hereFields } from './pairs.ts';

/** Refuses what HubSpot, as it is now, would refuse later. */
export const checkSettings = (
  settings: CrmSettings,
  there: { pipelines: readonly Pipeline[]; properties: readonly Property[]; fields: readonly Field[] },
): void => {
  const pipeline = there.pipelines.find((one) => one.id === settings.pipeline);
  if (!pipeline) throw refuse('pipeline-missing');
  for (const status of STATUSES)
    if (!pipeline.stages.some((stage) => stage.id === settings.stages[status])) throw refuse('stage-missing');
  const here = hereFields(there.fields);
  const used = new Set<string>();
  for (const { field, property: name, direction } of settings.mappings) {
    const one = here.find(({ key }) => key === field);
    if (!one) throw refuse('field-gone');
    if (used.has(`here ${field}`) || used.has(`there ${name}`)) throw refuse('property-twice', { property: name });
    used.add(`here ${field}`).add(`there ${name}`);
    if (one.type === 'name') {
      if (name !== FULL_NAME) throw refuse('property-type', { property: name });
      continue;
    }
    const property = there.properties.find((each) => each.name === name);
    if (!property) throw refuse('property-gone', { property: name });
    if (misfit(one.type, property, direction) !== null) throw refuse('property-type', { property: property.label });
  }
};
