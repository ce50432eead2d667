import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import selfsigned from 'selfsigned';

/**
 * Key and certificate for STARTTLS: those the operator names in TLS_KEY and TLS_CERT (files),
 * else a self-signed pair made once, which is what most mail servers offer each other (RFC 7435).
 */
export const listenerCertificate = async (
  dataDir: string,
  hostName: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ key: string; cert: string }> => {
  if (env['TLS_KEY'] && env['TLS_CERT'])
    return { key: await readFile(env['TLS_KEY'], 'utf8'), cert: await readFile(env['TLS_CERT'], 'utf8') };
  const file = path.join(dataDir, 'smtp-tls.json');
  try {
    return JSON.parse(await readFile(file, 'utf8')) as { key: string; cert: string };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made = selfsigned.generate([{ name: 'commonName', value: hostName }], {
    keySize: 2048,
    days: 3650,
    algorithm: 'sha256',
  });
  const pair = { key: made.private, cert: made.cert };
  await writeFile(file, JSON.stringify(pair), { mode: 0o600 });
  return pair;
};
