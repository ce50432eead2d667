import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const skip = process.env['RELAIS_CORPUS'] ? false : 'RELAIS_CORPUS is not set: no collection of real mail to read';

test(
  'a collection of real mail through the SMTP door: read as expected, threaded in any order, nobody joined to a stranger',
  { skip },
  () => {
    const run = spawnSync(process.execPath, ['bench/corpus.ts', 'mail', 'consensus', 'robust', 'threads'], {
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stdout.slice(-8_000) + run.stderr.slice(-2_000));
  },
);
