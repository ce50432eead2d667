import { percentile } from '../support/mail-load.ts';

/** Milliseconds; null where there is no such thing. */
export type Measured = {
  ready: number;
  freeze: number;
  /** While the draft is written down and sent. */
  saveFreeze: number | null;
  inCell: number[];
  outside: number[];
  save: number;
  reopen: number;
  send: number | null;
};

type Line = { label: string; of: (measured: Measured) => number | null; target?: number };

const LINES: Line[] = [
  { label: 'pasted until ready', of: ({ ready }) => ready, target: 3_000 },
  { label: 'longest freeze', of: ({ freeze }) => freeze, target: 200 },
  { label: 'longest freeze until the draft is kept', of: ({ saveFreeze }) => saveFreeze, target: 200 },
  { label: 'key in a cell, median', of: ({ inCell }) => percentile(inCell, 0.5), target: 50 },
  { label: 'key in a cell, p95', of: ({ inCell }) => percentile(inCell, 0.95), target: 50 },
  { label: 'key outside, median', of: ({ outside }) => percentile(outside, 0.5), target: 50 },
  { label: 'key outside, p95', of: ({ outside }) => percentile(outside, 0.95), target: 50 },
  { label: 'draft saved (plain: its HTML read)', of: ({ save }) => save },
  { label: 'reopened (plain: its HTML put back)', of: ({ reopen }) => reopen },
  { label: 'sent, until the box closes', of: ({ send }) => send },
];

const shown = (value: number | null): string => (value === null ? '—' : `${value.toFixed(1)} ms`).padStart(12);

/** One row a measure: ours, plain, ours as a multiple of plain. False where a target was missed. */
export const report = (name: string, ours: Measured, plain: Measured): boolean => {
  console.log(`\n${name.padEnd(38)}${'ours'.padStart(12)}${'plain'.padStart(12)}${'ratio'.padStart(8)}`);
  let held = true;
  for (const { label, of, target } of LINES) {
    const [own, other] = [of(ours), of(plain)];
    const ratio = own === null || other === null || other === 0 ? '—' : (own / other).toFixed(2);
    const missed = target !== undefined && own !== null && own > target;
    held &&= !missed;
    const judged = target === undefined ? '' : `   ${missed ? 'MISSED' : 'holds'} (${target} ms)`;
    console.log(`${label.padEnd(38)}${shown(own)}${shown(other)}${ratio.padStart(8)}${judged}`);
  }
  return held;
};
