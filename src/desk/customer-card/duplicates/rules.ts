import { CORE_FIELDS, type CoreField } from '#spine/contacts/contract.ts';

type Facts = { sameContact: boolean; alike: boolean; seesBoth: boolean };

/** The first row that holds is the reason. Whoever merges sees all of the other: that is not a way to anybody's mail. */
const MERGE: readonly (readonly ['itself' | 'not-alike', (facts: Facts) => boolean])[] = [
  ['itself', ({ sameContact }) => sameContact],
  ['not-alike', ({ alike, seesBoth }) => !alike && !seesBoth],
];
export const whyNotMergeContacts = (facts: Facts): 'itself' | 'not-alike' | null =>
  MERGE.find(([, when]) => when(facts))?.[0] ?? null;

export type Side = { core: Readonly<Record<CoreField, string>>; fields: ReadonlyMap<number, string> };
export type MergedField = { core: CoreField | null; fieldId: number | null; kept: string; dropped: string };

/** What the one that stays will say, and what of the other will not be seen; where the other says nothing, nothing changes. */
export const mergedFields = (into: Side, from: Side): MergedField[] => {
  const one = (mine: string, theirs: string): { kept: string; dropped: string } | null => {
    if (theirs === '' || theirs === mine) return null;
    return mine === '' ? { kept: theirs, dropped: '' } : { kept: mine, dropped: theirs };
  };
  const core = CORE_FIELDS.flatMap((field): MergedField[] => {
    const merged = one(into.core[field], from.core[field]);
    return merged ? [{ core: field, fieldId: null, ...merged }] : [];
  });
  const house = [...from.fields].flatMap(([fieldId, value]): MergedField[] => {
    const merged = one(into.fields.get(fieldId) ?? '', value);
    return merged ? [{ core: null, fieldId, ...merged }] : [];
  });
  return [...core, ...house];
};
