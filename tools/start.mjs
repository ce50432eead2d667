// `npm start`: whatever Node it is started with, the house comes up on its own, its page built. Plain JavaScript for Node 20.
import { fileURLToPath } from 'node:url';
import { underHouseNode } from './lib/house-node.mjs';
import { buildWebPage } from './lib/web-page.mjs';

const buildUnlessStopped = async () => {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, onSignal);
  const built = await buildWebPage(stop.signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, onSignal);
  if (stop.signal.aborted) process.exit(0);
  if (!built) process.exit(1);
};

const code = await underHouseNode(fileURLToPath(import.meta.url));
if (code === null) {
  await buildUnlessStopped();
  await import('../src/app/main.ts');
} else {
  process.exitCode = code;
  process.exit();
}
