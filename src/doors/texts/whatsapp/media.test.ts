import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TextToSend } from '../connectors/connector.ts';
import { noSignal, NOT_THE_VENDOR, refusalOf, theText } from '../sms/testing/provider.ts';
import { whatsapp } from './cloud-api.ts';
import { kindOf, MEDIA, MEDIA_KINDS } from '#spine/channels/texts/files/rules.ts';
import { whyNotFile } from './media.ts';
import { startCloudServer, type CloudServer } from './testing/cloud-server.ts';

const MB = 1024 * 1024;
let cloud: CloudServer;
before(async () => {
  cloud = await startCloudServer();
  cloud.setWindow('+15145550123', new Date());
});
after(() => cloud.close());

const file = (
  type: string,
  bytes: Uint8Array = Buffer.from('some bytes'),
  name = 'a',
): TextToSend['media'][number] => ({
  ...{ name, type, size: bytes.byteLength },
  read: async () => bytes,
});
const send = (media: TextToSend['media'], text = '', given: Partial<TextToSend> = {}) =>
  whatsapp.send(cloud.account, theText({ media, text, ...given }), noSignal());
const lastSent = (count: number) =>
  cloud.sent.slice(-count).map(({ type, body }) => ({ type, content: body[type] as object }));

describe('what WhatsApp takes as a file', () => {
  for (const [type, kind] of [
    ['image/jpeg', 'image'],
    ['image/PNG', 'image'],
    ['image/webp', 'sticker'],
    ['image/gif', null],
    ['video/mp4', 'video'],
    ['video/quicktime', null],
    ['audio/mpeg', 'audio'],
    ['audio/ogg; codecs=opus', 'audio'],
    ['application/pdf', 'document'],
    ['text/plain; charset=utf-8', 'document'],
    ['text/html', null],
    ['application/zip', null],
    ['', null],
  ] as const)
    it(`${type || 'nothing said'} is ${kind ?? 'not taken'}`, () => assert.equal(kindOf(type), kind));

  it('each to its last byte', () => {
    const opus = (size: number): Buffer => Buffer.concat([Buffer.from('OggS OpusHead'), Buffer.alloc(size - 13)]);
    const still = (size: number): Buffer => Buffer.concat([Buffer.from('RIFF....WEBPVP8L'), Buffer.alloc(size - 16)]);
    const moving = (size: number): Buffer =>
      Buffer.concat([Buffer.from('RIFF....WEBPVP8X\0\0\0\0\x02', 'latin1'), Buffer.alloc(size - 21)]);
    for (const [type, most, of] of [
      ['image/png', 5 * MB, Buffer.alloc],
      ['video/mp4', 16 * MB, Buffer.alloc],
      ['audio/mpeg', 16 * MB, Buffer.alloc],
      ['audio/ogg', 16 * MB, opus],
      ['application/pdf', 100 * MB, Buffer.alloc],
      ['image/webp', 100 * 1024, still],
      ['image/webp', 500 * 1024, moving],
    ] as const) {
      assert.equal(whyNotFile(type, of(most)), null, type);
      assert.match(whyNotFile(type, of(most + 1))!, / at most$/, type);
    }
    assert.match(whyNotFile('audio/ogg', Buffer.from('OggS vorbis'))!, /Opus/);
    assert.match(whyNotFile('image/png', Buffer.alloc(0))!, /empty/);
    assert.equal(
      MEDIA_KINDS.every((kind) => MEDIA[kind].types.length > 0),
      true,
    );
  });
});

describe(`WhatsApp, files that leave (${NOT_THE_VENDOR})`, () => {
  it('a picture with its words is one message, its bytes as they were', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 128, 45, 45]);
    const { externalIds } = await send([file('image/png', bytes)], 'La voici 😀', { inReplyTo: 'wamid.q' });
    const [one] = cloud.sent.slice(-1);
    const { id, caption } = one!.body['image'] as { id: string; caption: string };
    assert.deepEqual(
      [externalIds, caption, one!.body['context']],
      [[one!.id], 'La voici 😀', { message_id: 'wamid.q' }],
    );
    assert.deepEqual([...cloud.files.get(id)!.bytes], [...bytes]);
  });

  it('a document keeps its name, quotes and accents with it', async () => {
    await send([file('application/pdf', Buffer.from('%PDF'), 'Reçu "mars"\r\n.pdf')], '');
    const content = cloud.sent.at(-1)!.body['document'] as { id: string; filename: string };
    assert.deepEqual(Object.keys(content), ['id', 'filename']);
    assert.equal(content.filename, 'Reçu "mars"\r\n.pdf');
    assert.equal(cloud.files.get(content.id)!.type, 'application/pdf');
  });

  it('words go below the first file; before it where it is a voice message, and where they do not fit', async () => {
    const { externalIds } = await send([file('audio/mpeg')], 'Écoutez', { inReplyTo: 'wamid.q' });
    assert.equal(externalIds.length, 2);
    assert.deepEqual(
      lastSent(2).map(({ type }) => type),
      ['text', 'audio'],
    );
    assert.deepEqual(
      cloud.sent.slice(-2).map(({ body }) => 'context' in body),
      [true, false],
    );
    await send([file('image/png'), file('video/mp4')], 'Deux');
    assert.deepEqual(
      lastSent(2).map(({ type, content }) => [type, (content as { caption?: string }).caption]),
      [
        ['image', 'Deux'],
        ['video', undefined],
      ],
    );
    await send([file('image/png')], 'a'.repeat(1_025));
    assert.deepEqual(
      lastSent(2).map(({ type }) => type),
      ['text', 'image'],
    );
    await send([file('image/webp', Buffer.from('RIFF....WEBPVP8L'))], '');
    assert.deepEqual(
      lastSent(1).map(({ type }) => type),
      ['sticker'],
    );
  });

  it('what is not taken is refused before anything is uploaded or sent', async () => {
    const [asked, sent] = [cloud.asked.length, cloud.sent.length];
    const unread = { ...file('image/png'), size: 5 * MB + 1, read: () => assert.fail('it is read') };
    for (const media of [
      [file('image/png'), file('image/gif')],
      [unread],
      [file('image/png'), file('audio/ogg', Buffer.from('OggS vorbis'))],
      // Its size was told wrong.
      [{ ...file('image/png', Buffer.alloc(5 * MB + 1)), size: 3 }],
    ])
      assert.equal((await refusalOf(send(media, 'a'))).failure, 'unsupported');
    const lost = { ...file('image/png'), read: () => Promise.reject(new Error('gone')) };
    assert.equal((await refusalOf(send([lost]))).failure, 'broken');
    assert.deepEqual([cloud.asked.length, cloud.sent.length], [asked, sent]);
  });

  it('an upload that broke may be tried again: nobody has got anything', async () => {
    const sent = cloud.sent.length;
    cloud.answering('taken-then-hang-up');
    assert.equal((await refusalOf(send([file('image/png')]))).failure, 'unreachable');
    cloud.answering({ status: 500, body: 'oops' });
    assert.equal((await refusalOf(send([file('image/png')]))).failure, 'unreachable');
    assert.equal(cloud.sent.length, sent);
  });

  it('where the second part is refused, the first does not leave again: what left is told as it leaves', async () => {
    const sent = cloud.sent.length;
    const busy = { status: 429, body: { error: { code: 131056, message: 'slow down' } } };
    let uploads = 0;
    const counting = {
      ...file('audio/mpeg'),
      read: async () => {
        uploads += 1;
        return Buffer.from('sound');
      },
    };
    const said: string[] = [];
    const left = new Set<number>();
    const parts = {
      left,
      leaves: async (number: number, of: number) => void said.push(`${number}/${of} leaves`),
      took: async (number: number, id: string) => {
        left.add(number);
        said.push(`${number} is ${id}`);
      },
    };
    const trying = () => send([counting, file('image/png')], 'Écoutez', { parts, inReplyTo: 'wamid.q', onceKey: 'k' });
    // The uploads, then the words, then the sound.
    cloud.answering(...[0, 1, 2].map(() => 'as-usual' as const), busy);
    const refusal = await refusalOf(trying());
    assert.deepEqual([refusal.failure, uploads], ['rate', 1]);
    assert.match(refusal.detail, /^1 of 3 left, then 131056/);
    assert.equal(cloud.sent.length, sent + 1);
    assert.deepEqual(said.splice(0), ['1/3 leaves', `1 is ${cloud.sent.at(-1)!.id}`, '2/3 leaves']);
    await trying();
    assert.deepEqual(
      cloud.sent.slice(sent).map(({ type, body }) => [type, body['biz_opaque_callback_data'], 'context' in body]),
      [
        ['text', 'k/1', true],
        ['audio', 'k/2', false],
        ['image', 'k/3', false],
      ],
    );
    const asked = cloud.asked.length;
    assert.deepEqual(await trying(), { externalIds: [] });
    assert.equal(cloud.asked.length, asked, 'nothing is carried there again');
  });
});

describe(`WhatsApp, files that come (${NOT_THE_VENDOR})`, () => {
  const fetched = (ref: string) => whatsapp.fetchMedia!(cloud.account, ref, noSignal());
  it('are fetched with the token, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at));
    const { type, content } = await fetched(cloud.keepFile('audio/ogg', bytes));
    assert.deepEqual([type, [...content]], ['audio/ogg', [...bytes]]);
    assert.equal(cloud.asked.at(-1)!.headers.authorization, `Bearer ${cloud.account.secrets.token}`);
  });

  it('larger than an answer usually is', async () => {
    const { content } = await fetched(cloud.keepFile('application/pdf', Buffer.alloc(3 * MB, 7)));
    assert.equal(content.byteLength, 3 * MB);
  });

  it('where they lie is asked anew each time, since it is forgotten', async () => {
    const id = cloud.keepFile('image/png', Buffer.from('p'));
    await fetched(id);
    const old = cloud.asked.at(-1)!;
    cloud.setNow(new Date(Date.now() + 6 * 60_000));
    const again = await fetch(`${cloud.url}${old.path}?${old.query}`, {
      headers: { authorization: old.headers.authorization! },
    });
    assert.equal(again.status, 404);
    assert.equal(Buffer.from((await fetched(id)).content).toString(), 'p');
    cloud.setNow(() => new Date());
  });

  it('what is gone, too large, elsewhere or no file of WhatsApp is not had', async () => {
    assert.equal((await refusalOf(fetched('404'))).failure, 'account');
    for (const ref of ['', '../1', '1?fields=a', 'https://x.test'])
      assert.equal((await refusalOf(fetched(ref))).failure, 'broken', ref);
    const told = (more: object) => ({ status: 200, body: { mime_type: 'image/png', url: `${cloud.url}/x`, ...more } });
    cloud.answering(told({ file_size: 101 * MB }));
    assert.equal((await refusalOf(fetched('1'))).failure, 'unsupported');
    cloud.answering(told({ url: 'http://127.0.0.1:1/x' }));
    assert.equal((await refusalOf(fetched('1'))).failure, 'broken');
    cloud.answering(told({}), { status: 503, body: '' });
    assert.equal((await refusalOf(fetched('1'))).failure, 'unreachable');
    cloud.answering({ status: 200, body: { mime_type: 'image/png' } });
    assert.equal((await refusalOf(fetched('1'))).failure, 'broken');
  });
});
