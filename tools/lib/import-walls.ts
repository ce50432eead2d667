import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** Folders that hold code, and what must not be blamed for: breaches planted by a check that runs at the same time. */
const CRUISED = ['src', 'e2e', 'bench', 'tools'];
const PLANTED = /\/planted-/;

/** What the planted breach must turn red: a rule of each kind, by level, by face, by side, by library. */
const EXPECTED = [
  'rooms-never-meet',
  'through-the-face',
  'faces-are-pure',
  'web-never-reaches-server',
  'imapflow-only-at-its-door',
];

/** Sets up two rooms that break the house's rules; returns how to take them away. */
const plant = (root: string): { mark: string; remove: () => void } => {
  const mark = `planted-${process.pid}`;
  const [desk, office] = [path.join(root, 'src/desk', mark), path.join(root, 'src/office', mark)];
  const remove = (): void => [desk, office].forEach((room) => rmSync(room, { recursive: true, force: true }));
  mkdirSync(path.join(desk, 'web'), { recursive: true });
  mkdirSync(path.join(office, 'server'), { recursive: true });
  writeFileSync(path.join(office, 'server/keys.ts'), "import 'imapflow';\n\nexport const keys = 1;\n");
  const breach = `import { keys } from '#office/${mark}/server/keys.ts';\n\nexport const taken = keys;\n`;
  writeFileSync(path.join(desk, 'rules.ts'), breach);
  writeFileSync(path.join(desk, 'web/parts.tsx'), breach);
  return { mark, remove };
};

/**
 * Follows every import of the house. Returns the breaches, and throws when the check itself is blind: when it saw no modules, or
 * did not see the breach planted for it (dependency-cruiser says "0 modules" and goes on when it cannot read TypeScript,
 * as with version 7 installed under that name).
 */
export const importBreaches = async (root: string): Promise<{ modules: number; breaches: string[] }> => {
  const config = path.join(root, '.dependency-cruiser.cjs');
  const options: ICruiseOptions = await extractOptions(config);
  const { mark, remove } = plant(root);
  process.once('exit', remove);
  try {
    const { output } = await cruise(CRUISED, { ...options, baseDir: root }, undefined, {
      tsConfig: extractTsConfig(path.join(root, 'tsconfig.json')),
    });
    const { summary, modules } = output as ICruiseResult;
    const seen = summary.violations.filter(({ from }) => from.includes(mark)).map(({ rule }) => rule.name);
    const unseen = EXPECTED.filter((rule) => !seen.includes(rule));
    if (modules.length === 0 || unseen.length > 0) {
      throw new Error(
        `the import check is blind: ${modules.length} modules read, planted breach not seen by ${unseen.join(', ')}`,
      );
    }
    const breaches = summary.violations
      .filter(({ from, to }) => !PLANTED.test(from) && !PLANTED.test(to))
      .map(({ rule, from, to }) => `${from} -> ${to}: ${rule.name}`);
    return { modules: modules.length, breaches };
  } finally {
    remove();
    process.off('exit', remove);
  }
};
