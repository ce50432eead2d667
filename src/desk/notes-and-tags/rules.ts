type Facts = { mine: boolean; author: boolean };

/** R117: notes are written by whom the interaction is assigned to. */
export const whyNotAddNote = ({ mine }: Pick<Facts, 'mine'>): 'not-mine' | null => (mine ? null : 'not-mine');

/** The first row that holds is the reason. A note is somebody's word: nobody else changes it. */
const CHANGE: readonly (readonly ['not-mine' | 'not-author', (facts: Facts) => boolean])[] = [
  ['not-author', ({ author }) => !author],
  ['not-mine', ({ mine }) => !mine], // R117
];
export const whyNotChangeNote = (facts: Facts): 'not-mine' | 'not-author' | null =>
  CHANGE.find(([, when]) => when(facts))?.[0] ?? null;
