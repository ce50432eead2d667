import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RunAs } from './embedded-user.ts';

/** PostgreSQL names its socket after its port, which nothing listens on here. */
export const SOCKET_PORT = 5432;
const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;
export const SOCKET_LOCK = `${SOCKET_NAME}.lock`;

/** Bytes of a socket's path: sun_path in sys/un.h less its closing NUL. */
const PATH_LIMIT = process.platform === 'darwin' ? 103 : 107;

export const fitsSocket = (folder: string): boolean => Buffer.byteLength(path.join(folder, SOCKET_NAME)) <= PATH_LIMIT;

/** Where the socket goes: the cluster's own folder, else a short private one that `remove` takes away again. */
export const socketFolder = (cluster: string, user: RunAs): { folder: string; remove: () => void } => {
  if (fitsSocket(cluster)) return { folder: cluster, remove: () => undefined };
  const parent = [os.tmpdir(), '/tmp'].find((each) => fitsSocket(path.join(each, 'relais-XXXXXX')));
  const folder = fs.mkdtempSync(path.join(parent ?? '/tmp', 'relais-'));
  if (process.getuid?.() === 0) fs.chownSync(folder, user.uid, user.gid);
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
};
