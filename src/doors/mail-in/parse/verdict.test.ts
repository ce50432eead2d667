import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { createTransport } from 'nodemailer';
import { createVerdict } from './verdict.ts';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const RECORDS: Record<string, string[][]> = {
  'TXT client.ca': [['v=spf1 ip4:192.0.2.7 -all']],
  'TXT s1._domainkey.client.ca': [[`v=DKIM1; k=rsa; p=${keys.publicKey.toString('base64')}`]],
  'TXT _dmarc.client.ca': [['v=DMARC1; p=reject']],
};
const asked: string[] = [];
const resolver = async (name: string, type: string) => {
  asked.push(`${type} ${name}`);
  const found = RECORDS[`${type} ${name}`];
  if (found) return found;
  throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
};

async function signed(): Promise<Uint8Array> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    from: 'Ann <ann@client.ca>',
    to: 'aide@boutique.ca',
    subject: 'Commande',
    text: 'Bonjour, où est ma commande ?',
    dkim: { domainName: 'client.ca', keySelector: 's1', privateKey: keys.privateKey },
  });
  return new Uint8Array(message as Buffer);
}
const HONEST = { remoteIp: '192.0.2.7', helo: 'mx.client.ca', mailFrom: 'ann@client.ca' };
const verdict = createVerdict({ resolver });

test('an honest mail is vouched for three times', async () => {
  assert.deepEqual(await verdict.judgeSender(await signed(), HONEST), {
    spf: 'pass',
    dkim: 'pass',
    dmarc: 'pass',
    dkimDomain: 'client.ca',
  });
});

test('a mail changed on the way is not vouched for by its signature', async () => {
  const changed = Buffer.from(
    Buffer.from(await signed())
      .toString('latin1')
      .replace('Bonjour', 'Bonsoir'),
    'latin1',
  );
  const judged = await verdict.judgeSender(new Uint8Array(changed), HONEST);
  assert.deepEqual([judged.dkim, judged.dkimDomain, judged.spf], ['fail', null, 'pass']);
});

test('a forger at another address fails', async () => {
  const forged = new Uint8Array(Buffer.from('From: Ann <ann@client.ca>\r\nSubject: argent\r\n\r\nVite\r\n'));
  const judged = await verdict.judgeSender(forged, { ...HONEST, remoteIp: '203.0.113.9' });
  assert.deepEqual(judged, { spf: 'fail', dkim: 'none', dmarc: 'fail', dkimDomain: null });
});

test('a mail fetched without its address has no SPF verdict, but a signature', async () => {
  const judged = await verdict.judgeSender(await signed(), {});
  assert.deepEqual([judged.spf, judged.dkim, judged.dmarc], ['none', 'pass', 'pass']);
});

test('a name server that is down or silent never makes a mail a forgery', async () => {
  const down = createVerdict({ resolver: () => Promise.reject(Object.assign(new Error('x'), { code: 'ESERVFAIL' })) });
  const judged = await down.judgeSender(await signed(), HONEST);
  assert.ok(judged.spf === 'temperror' && judged.dkim === 'temperror', JSON.stringify(judged));
  const silent = createVerdict({ resolver: () => new Promise(() => {}), timeLimitMs: 20 });
  assert.deepEqual(await silent.judgeSender(await signed(), HONEST), {
    spf: 'temperror',
    dkim: 'temperror',
    dmarc: 'temperror',
    dkimDomain: null,
  });
});

test('no record is asked for twice within one mail', async () => {
  asked.length = 0;
  await verdict.judgeSender(await signed(), HONEST);
  assert.equal(new Set(asked).size, asked.length);
});

test('bytes that are no mail are judged, not thrown', async () => {
  const judged = await verdict.judgeSender(new Uint8Array([0, 255, 10, 58]), HONEST);
  assert.equal(judged.dkim, 'none');
});
