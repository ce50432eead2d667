import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Refused } from '#ground/api/web/ask.ts';
import { createDraftSaver, RETRY_AFTER_MS, SAVE_AFTER_MS, SAVE_AT_LATEST_MS, type SaverState } from './draft-saver.ts';
import { localCopies } from './local-copy.ts';
import { noStores } from './testing/stores.ts';

type Content = { html: string };
const content = (html: string): Content => ({ html });

/** A server that answers when told to. */
const desk = () => {
  const asked: { version: number; html: string; answer: (error?: Error) => Promise<void> }[] = [];
  const states: SaverState['kind'][] = [];
  const copies = localCopies<Content>({ agentId: 1, key: 'reply:1', ...noStores() });
  const saver = createDraftSaver<Content>({
    version: 0,
    writer: 'w',
    savedAt: null,
    copies,
    onState: (state) => states.push(state.kind),
    save: (version, { html }) =>
      new Promise((resolve, reject) => {
        asked.push({
          version,
          html,
          answer: async (error) => {
            if (error) reject(error);
            else resolve({ version: version + 1, savedAt: '2026-11-23T10:44:00Z' });
            for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
          },
        });
      }),
  });
  return { asked, states, copies, saver };
};

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

test('what is typed is saved once the hand rests, each save over the version before', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { asked, states, saver, copies } = desk();
  saver.changed(() => content('a'));
  mock.timers.tick(SAVE_AFTER_MS - 1);
  saver.changed(() => content('ab'));
  mock.timers.tick(SAVE_AFTER_MS);
  await settle();
  assert.deepEqual(
    asked.map(({ html }) => html),
    ['ab'],
  );
  saver.changed(() => content('abc'));
  await asked[0]?.answer();
  mock.timers.tick(SAVE_AFTER_MS);
  await settle();
  assert.deepEqual(
    asked.map(({ version }) => version),
    [0, 1],
  );
  await asked[1]?.answer();
  assert.equal(states.at(-1), 'clean');
  assert.equal(await copies.read(), null);
  mock.timers.reset();
});

test('while the server cannot be reached the text stays in the browser and is tried again', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { asked, states, saver, copies } = desk();
  saver.changed(() => content('kept'));
  mock.timers.tick(SAVE_AFTER_MS);
  await settle();
  await asked[0]?.answer(new Refused('unreachable', {}, 0));
  assert.equal(states.at(-1), 'unreachable');
  assert.equal((await copies.read())?.content.html, 'kept');
  mock.timers.tick(RETRY_AFTER_MS);
  await settle();
  await asked[1]?.answer();
  assert.equal(states.at(-1), 'clean');
  mock.timers.reset();
});

test('a draft that moved is never overwritten unless the agent says so', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { asked, states, saver } = desk();
  saver.changed(() => content('mine'));
  mock.timers.tick(SAVE_AFTER_MS);
  await settle();
  await asked[0]?.answer(new Refused('draft-moved', {}, 409));
  assert.equal(states.at(-1), 'moved');
  saver.changed(() => content('mine, longer'));
  mock.timers.tick(RETRY_AFTER_MS);
  await settle();
  assert.equal(asked.length, 1);
  void saver.overwrite(7);
  await settle();
  assert.deepEqual(asked[1] && [asked[1].version, asked[1].html], [7, 'mine, longer']);
  mock.timers.reset();
});

test('once sent, nothing is saved and no copy comes back', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { asked, saver, copies } = desk();
  saver.changed(() => content('sent'));
  saver.takeUnsaved();
  assert.equal((await copies.read())?.content.html, 'sent');
  saver.forget();
  mock.timers.tick(RETRY_AFTER_MS);
  await settle();
  assert.equal(asked.length, 0);
  assert.equal(await copies.read(), null);
  mock.timers.reset();
});

test('while it is being sent nothing is saved, whoever asks, and a send that failed saves again', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { asked, saver } = desk();
  saver.changed(() => content('on its way'));
  await saver.hold();
  // The button that was clicked is greyed: the focus leaves the box.
  await saver.flush();
  mock.timers.tick(RETRY_AFTER_MS);
  await settle();
  assert.equal(asked.length, 0);
  saver.changed(() => content('not sent after all'));
  mock.timers.tick(SAVE_AFTER_MS);
  await settle();
  assert.deepEqual(
    asked.map((one) => one.html),
    ['not sent after all'],
  );
  mock.timers.reset();
});

test('a hand that never rests is saved all the same', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { asked, saver } = desk();
  for (let at = 0; at < SAVE_AT_LATEST_MS; at += SAVE_AFTER_MS / 2) {
    saver.changed(() => content(`until ${at}`));
    mock.timers.tick(SAVE_AFTER_MS / 2);
    await settle();
  }
  assert.equal(asked.length, 1);
  mock.timers.reset();
});

test('what is written while the writer is to choose is kept in the browser, and when the page goes away', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { asked, saver, copies } = desk();
  saver.changed(() => content('mine'));
  mock.timers.tick(SAVE_AFTER_MS);
  await settle();
  await asked[0]?.answer(new Refused('draft-moved', {}, 409));
  saver.changed(() => content('mine, longer'));
  mock.timers.tick(SAVE_AFTER_MS);
  await settle();
  assert.equal((await copies.read())?.content.html, 'mine, longer');
  saver.changed(() => content('mine, to the last word'));
  assert.equal(saver.takeUnsaved(), null);
  assert.equal((await copies.read())?.content.html, 'mine, to the last word');
  assert.equal(asked.length, 1);
  mock.timers.reset();
});

test('that the server cannot be reached is said until it answers, not anew at every key and try', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { asked, states, saver } = desk();
  saver.changed(() => content('a'));
  mock.timers.tick(SAVE_AFTER_MS);
  await settle();
  await asked[0]?.answer(new Refused('unreachable', {}, 0));
  saver.changed(() => content('ab'));
  mock.timers.tick(SAVE_AFTER_MS);
  await settle();
  assert.deepEqual(states, ['dirty', 'saving', 'unreachable']);
  await asked[1]?.answer();
  assert.equal(states.at(-1), 'clean');
  mock.timers.reset();
});
