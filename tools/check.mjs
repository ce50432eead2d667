// `npm run check`: types, lint, format, walls, schema. Plain JavaScript for Node 20.
import { fileURLToPath } from 'node:url';
import { underHouseNode } from './lib/house-node.mjs';

const code = await underHouseNode(fileURLToPath(import.meta.url));
if (code === null) {
  const { check } = await import('./lib/check.ts');
  process.exitCode = (await check()) ? 0 : 1;
} else {
  process.exit(code);
}
