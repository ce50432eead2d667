import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { answers, freePorts } from './free-port.ts';
import { until } from './until.ts';

const PYTHON = '/usr/bin/python3';
const PAIRS = '/usr/share/apertium';

/** Why the real Apertium cannot be started here; null when it can. For `test(…, { skip })`. */
export const withoutApertium = (): string | false =>
  !(
    existsSync('/usr/bin/apertium-apy') &&
    ['eng-spa', 'fr-es'].every((pair) => existsSync(`${PAIRS}/modes/${pair}.mode`))
  ) && 'Apertium is not installed (apertium-apy, apertium-eng-spa, apertium-fr-es)';

/** Its server listens everywhere and has no option for it: here it is told another address before it starts. */
const ON_LOOPBACK = `
import sys, tornado.httpserver
bind = tornado.httpserver.HTTPServer.bind
tornado.httpserver.HTTPServer.bind = lambda self, port, address=None, **kw: bind(self, port, address="127.0.0.1", **kw)
from apertium_apy.apy import main
sys.argv[0] = "apertium-apy"
main()
`;

export type Apertium = { address: string; stop(): Promise<void> };

/** The translation server of Debian, with the pairs that are installed. */
export const startApertium = async (): Promise<Apertium> => {
  const [port] = await freePorts(1);
  // A group of its own: its pipelines go with it.
  const child = spawn(PYTHON, ['-c', ON_LOOPBACK, '-p', String(port), '-j', '1', PAIRS], {
    stdio: 'ignore',
    detached: true,
  });
  await until('Apertium', async () => {
    if (child.exitCode !== null) throw new Error(`Apertium ended with ${child.exitCode}`);
    return answers(port!);
  });
  return {
    address: `http://127.0.0.1:${port}`,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      process.kill(-child.pid!, 'SIGKILL');
      await once(child, 'exit');
    },
  };
};
