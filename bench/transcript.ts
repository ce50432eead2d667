import sharp from 'sharp';
import { deskFloor } from '#desk/testing/desk-floor.ts';
import { momentsIn } from '#desk/transcripts/server/moments.ts';
import { press } from '#desk/transcripts/server/press/press.ts';
import { readTranscript } from '#desk/transcripts/server/read-transcript.ts';
import { toSource } from '#desk/transcripts/server/to-source.ts';
import { percentile } from './support/mail-load.ts';

/**
 * The PDF of a long interaction, from the database to the bytes: its time, and the most memory that the process which
 * sets it held. Beside it the same for one message, which costs what beginning costs: ratios travel, seconds do not.
 */
const MESSAGES = Number(process.env['MESSAGES'] ?? 200);
const TIMES = Number(process.env['TIMES'] ?? 5);
const [WIDE, HIGH] = [1_000, 700];

/** As a telephone's picture packs: soft shapes, each picture another. */
const picture = async (n: number): Promise<Buffer> => {
  const circles = Array.from({ length: 60 }, (_, k) => {
    const [x, y] = [(k * 97 + n * 31) % WIDE, (k * 53 + n * 17) % HIGH];
    return `<circle cx="${x}" cy="${y}" r="${10 + k}" fill="hsl(${k * 9 + n},50%,50%)" opacity=".5"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${HIGH}"><rect width="100%" height="100%" fill="hsl(${n * 7},60%,85%)"/>${circles.join('')}</svg>`;
  const made = sharp(Buffer.from(svg));
  return n % 2 === 0 ? made.jpeg({ quality: 85 }).toBuffer() : made.png().toBuffer();
};

const html = (n: number): string =>
  `<p>Bonjour, message ${n} 😀</p><p>${'Une phrase tout à fait ordinaire, qui dit ce qu’elle a à dire. '.repeat(8)}</p>` +
  (n % 5 === 0 ? '<p>お世話になっております。ご確認ください。</p><p>مرحبا، شكراً جزيلاً</p>' : '') +
  (n % 10 === 0 ? `<table border="1">${'<tr><td>Chaise</td><td>2</td><td>149,00 $</td></tr>'.repeat(6)}</table>` : '') +
  `<ul><li>un</li><li>deux</li></ul><img src="cid:picture" alt="Photo ${n}">`;

const floor = await deskFloor();
try {
  const skillId = await floor.skill('Commandes');
  const mailboxId = await floor.mailbox('aide@maison.test', skillId);
  const nadia = await floor.person('Nadia', { skills: [skillId] });
  const actor = { id: nadia.id, role: 'agent', language: 'fr' } as const;
  const moments = momentsIn('fr', 'America/Toronto')!;

  const conversation = async (name: string, count: number): Promise<number> => {
    let interactionId = 0;
    for (let n = 0; n < count; n++) {
      const content = await picture(n);
      const sha256 = await floor.blobs.put(content);
      const type = n % 2 === 0 ? 'image/jpeg' : 'image/png';
      const file = { name: 'photo', type, size: content.length, sha256, contentId: 'picture', inline: true, content };
      const mail = { html: html(n), text: `message ${n}`, attachments: [file], messageId: `${name}${n}@client.test` };
      const inReplyTo = n === 0 ? [] : [`${name}${n - 1}@client.test`];
      ({ interactionId } = await floor.receive(mailboxId, skillId, { ...mail, inReplyTo }));
    }
    return interactionId;
  };

  const measure = async (interactionId: number) => {
    const times: number[] = [];
    let [peak, size, read] = [0, 0, 0];
    for (let n = 0; n < TIMES; n++) {
      const begun = performance.now();
      const transcript = await readTranscript(floor.db, actor, interactionId);
      const made = { at: new Date(), by: 'Nadia' };
      const document = toSource(transcript, { language: 'fr', moments, made, inside: null });
      read = Math.max(read, performance.now() - begun);
      const done = await press({ document, pictureOf: (key) => floor.blobs.read(key), onProgress: () => undefined });
      times.push(performance.now() - begun);
      peak = Math.max(peak, done.peakBytes);
      size = done.pdf.byteLength;
    }
    return { time: percentile(times, 0.5), worst: Math.max(...times), peak, size, read };
  };

  const mega = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);
  const one = await measure(await conversation('one', 1));
  const long = await measure(await conversation('long', MESSAGES));
  for (const [name, is] of [
    ['1 message', one],
    [`${MESSAGES} messages`, long],
  ] as const)
    console.log(
      `${name.padEnd(14)} p50 ${is.time.toFixed(0)} ms (worst ${is.worst.toFixed(0)}, of it read ${is.read.toFixed(0)})  peak ${mega(is.peak)} MB  file ${mega(is.size)} MB`,
    );
  console.log(
    `\n${MESSAGES} messages with a picture each: ${(long.time / one.time).toFixed(1)} times the time of one, ${(long.peak / one.peak).toFixed(2)} times its memory`,
  );
} finally {
  await floor.close();
}
