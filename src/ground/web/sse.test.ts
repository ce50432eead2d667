import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSseReader, type SseEvent } from './sse.ts';

const readAll = (pieces: string[]): SseEvent[] => {
  const events: SseEvent[] = [];
  const read = createSseReader((event) => events.push(event));
  for (const piece of pieces) read(piece);
  return events;
};

const WHOLE =
  'retry: 1000\r\nid: 7-1\r\nevent: hello\r\ndata: {}\r\n\r\n: still here\n\nid: 7-2\ndata: {"a":\ndata: 1}\n\n';

test('an event cut anywhere, even between CR and LF, is read as if it came whole', () => {
  const expected = [
    { type: 'hello', data: '{}', id: '7-1' },
    { type: 'message', data: '{"a":\n1}', id: '7-2' },
  ];
  assert.deepEqual(readAll([WHOLE]), expected);
  for (let cut = 1; cut < WHOLE.length; cut += 1)
    assert.deepEqual(readAll([WHOLE.slice(0, cut), WHOLE.slice(cut)]), expected, `cut at ${cut}`);
  assert.deepEqual(readAll([...WHOLE]), expected);
});

test('a heartbeat is no event, and an event that never ended is not heard', () => {
  assert.deepEqual(readAll([': still here\n\n: still here\n\nid: 7-3\ndata: half']), []);
});

test('an id stays until the next one, so that an event without one does not lose the place', () => {
  const ids = readAll(['id: 7-4\ndata: x\n\ndata: y\n\n']).map((event) => event.id);
  assert.deepEqual(ids, ['7-4', '7-4']);
});
