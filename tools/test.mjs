// `npm test [-- part-of-a-path …]`: all that a fresh machine can prove. Plain JavaScript for Node 20.
import { fileURLToPath } from 'node:url';
import { underHouseNode } from './lib/house-node.mjs';
import { buildWebPage } from './lib/web-page.mjs';

const code = await underHouseNode(fileURLToPath(import.meta.url));
if (code === null) {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort());
  const { test } = await import('./lib/test.ts');
  const passed = await test(process.argv.slice(2), stop.signal, buildWebPage);
  process.exit(stop.signal.aborted ? 130 : passed ? 0 : 1);
} else {
  process.exit(code);
}
