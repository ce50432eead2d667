import type { z } from 'zod';
import { STATUSES, type Status } from '#spine/interactions/contract.ts';
import {
  settingsShape,
  type CrmSettings,
  type FieldKey,
  type Pipeline,
  type readCrm,
  type readCrmChoices,
} from '../contract.ts';

export type Saved = z.output<typeof readCrm.output>;
export type Choices = z.output<typeof readCrmChoices.output>;
export type HereField = Choices['fields'][number];

export const crmFormShape = settingsShape;
export type CrmDraft = z.input<typeof crmFormShape>;

export const draftOf = ({ on, language, pipeline, stages, mappings }: Saved): CrmSettings => ({
  ...{ on, language, pipeline, stages, mappings },
});

/** The likely stage of each status: what is over is in a closed one, what is new in the first. */
export const likelyStages = ({ stages }: Pipeline): CrmSettings['stages'] => {
  const open = stages.filter((one) => !one.closed);
  const first = (open[0] ?? stages[0])?.id ?? '';
  const closed = stages.find((one) => one.closed)?.id ?? stages.at(-1)?.id ?? '';
  const stageOf: Record<Status, string> = {
    new: first,
    open: first,
    pending: open[1]?.id ?? first,
    escalated: open[1]?.id ?? first,
    resolved: closed,
    closed,
  };
  return Object.fromEntries(STATUSES.map((status) => [status, stageOf[status]])) as CrmSettings['stages'];
};

export const keyText = (key: FieldKey): string => String(key);
