import { spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A postfix of its own on loopback that stores mail in a maildir and can send nothing anywhere. Needs root. */
export const startPostfixStore = async (): Promise<{
  host: string;
  port: number;
  delivered(count: number): Promise<void>;
  stop(): Promise<void>;
}> => {
  const port = await new Promise<number>((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const found = (probe.address() as net.AddressInfo).port;
      probe.close(() => resolve(found));
    });
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'postfix-store-'));
  spawnSync('chmod', ['755', folder]);
  for (const name of ['queue', 'data', 'mail', 'etc']) mkdirSync(path.join(folder, name), { mode: 0o755 });
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postfix']).stdout.toString().trim());
  chownSync(path.join(folder, 'data'), id('-u'), id('-g'));
  chownSync(path.join(folder, 'mail'), 65534, 65534);
  writeFileSync(
    path.join(folder, 'etc/main.cf'),
    `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
mail_owner = postfix
myhostname = store.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
virtual_mailbox_domains = desk.example
virtual_mailbox_maps = static:support/
virtual_mailbox_base = ${folder}/mail
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
default_transport = error:no external delivery
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
smtpd_client_connection_rate_limit = 0
`,
  );
  const service = (name: string, type: string, command: string, privateService = 'y', wake = '-', most = '-'): string =>
    // The virtual delivery agent starts as root, to become the mailbox's owner.
    `${name} ${type} ${privateService} ${command === 'virtual' ? 'n' : '-'} n ${wake} ${most} ${command}`;
  writeFileSync(
    path.join(folder, 'etc/master.cf'),
    [
      service(`127.0.0.1:${port}`, 'inet', 'smtpd', 'n'),
      service('cleanup', 'unix', 'cleanup', 'n', '-', '0'),
      service('qmgr', 'unix', 'qmgr', 'n', '300', '1'),
      service('rewrite', 'unix', 'trivial-rewrite'),
      service('bounce', 'unix', 'bounce', 'y', '-', '0'),
      service('defer', 'unix', 'bounce', 'y', '-', '0'),
      service('error', 'unix', 'error'),
      service('virtual', 'unix', 'virtual'),
      service('anvil', 'unix', 'anvil', 'y', '-', '1'),
      service('proxymap', 'unix', 'proxymap'),
      service('pickup', 'unix', 'pickup', 'n', '60', '1'),
      service('postlog', 'unix-dgram', 'postlogd', 'n', '-', '1'),
    ].join('\n') + '\n',
  );
  const run = spawn('postfix', ['-c', path.join(folder, 'etc'), 'start-fg'], { stdio: 'ignore' });
  const open = (): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
  for (let tries = 0; !(await open()); tries++) {
    if (tries > 100 || run.exitCode !== null) throw new Error(`postfix did not start, see ${folder}/log`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    host: '127.0.0.1',
    port,
    async delivered(count) {
      const inbox = path.join(folder, 'mail/support/new');
      const stored = (): number => {
        try {
          return readdirSync(inbox).length;
        } catch {
          return 0;
        }
      };
      for (let looks = 0; stored() < count; looks++) {
        if (looks > 1_200) throw new Error(`postfix stored ${stored()} of ${count}, see ${folder}/log`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      spawnSync('postfix', ['-c', path.join(folder, 'etc'), 'stop']);
      if (run.exitCode === null) await new Promise((resolve) => run.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
