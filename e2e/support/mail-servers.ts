import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { answers, freePorts } from './free-port.ts';
import { until } from './until.ts';

export const PASSWORD = 'secret';

/** Why a real mail server cannot be started here; null when it can. For `test(…, { skip })`. */
export const withoutDovecot = (): string | false => !existsSync('/usr/sbin/dovecot') && 'Dovecot is not installed';
export const withoutPostfix = (): string | false => {
  if (!existsSync('/usr/sbin/postfix')) return 'Postfix is not installed';
  return process.getuid?.() !== 0 && 'Postfix is started by root only';
};

export type Certificate = { certFile: string; keyFile: string; pem: string };

/** For localhost; a test trusts it by `tls.setDefaultCACertificates`. */
const selfSigned = async (folder: string): Promise<Certificate> => {
  const [certFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  const names = 'subjectAltName=DNS:localhost';
  const ask = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=localhost',
    '-addext',
    names,
  ];
  execFileSync('openssl', [...ask, '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  return { certFile, keyFile, pem: await readFile(certFile, 'utf8') };
};

const stopped = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
};

export type Dovecot = {
  imap: number;
  imaps: number;
  lmtp: number;
  /** Where Postfix asks for passwords. */
  auth: number;
  certificate: Certificate;
  /** Everything off, as in an outage; the mail stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Makes the folder's numbers anew (UIDVALIDITY), as after a server was restored. */
  renumber(user: string): Promise<void>;
  end(): Promise<void>;
};

const dovecotConf = (at: {
  folder: string;
  ports: number[];
  cert: Certificate;
  mail: string;
  introspection: string | null;
}): string => {
  const [imap, imaps, lmtp, auth] = at.ports;
  const me = os.userInfo().username;
  const root = process.getuid?.() === 0;
  return `
base_dir = ${at.folder}/run
state_dir = ${at.folder}/run
instance_name = relais-test
log_path = ${at.folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
default_internal_user = ${root ? 'dovecot' : me}
default_login_user = ${root ? 'dovenull' : me}
${root ? '' : `default_internal_group = ${os.userInfo().gid}`}
ssl = yes
ssl_cert = <${at.cert.certFile}
ssl_key = <${at.cert.keyFile}
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
auth_failure_delay = 0
mail_location = maildir:${at.mail}/%u
mail_uid = ${root ? 'nobody' : me}
mail_gid = ${root ? 'nogroup' : os.userInfo().gid}
first_valid_uid = 1
first_valid_gid = 1
passdb {
  driver = static
  args = password=${PASSWORD}
  mechanisms = plain login
}
${
  at.introspection
    ? `passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${at.folder}/oauth2.conf
}`
    : ''
}
userdb {
  driver = static
  args = allow_all_users=yes uid=${root ? 'nobody' : me} gid=${root ? 'nogroup' : os.userInfo().gid} home=${at.mail}/%u
}
namespace inbox {
  inbox = yes
  separator = /
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtp}
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = ${auth}
  }
}
protocol imap {
  mail_max_userip_connections = 100
}
`;
};

/** A real IMAP and LMTP server on loopback; any user, password `PASSWORD`. `introspection`: URL that checks access tokens. */
export const startDovecot = async (introspection: string | null = null): Promise<Dovecot> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'relais-dovecot-'));
  const mail = path.join(folder, 'mail');
  await mkdir(mail);
  await mkdir(path.join(folder, 'run'));
  await chmod(folder, 0o755);
  if (process.getuid?.() === 0) await chown(mail, 65534, 65534);
  const cert = await selfSigned(folder);
  const ports = await freePorts(4);
  const conf = path.join(folder, 'dovecot.conf');
  await writeFile(conf, dovecotConf({ folder, ports, cert, mail, introspection }));
  if (introspection)
    await writeFile(
      path.join(folder, 'oauth2.conf'),
      `introspection_mode = post\nintrospection_url = ${introspection}\nusername_attribute = sub\nactive_attribute = active\nactive_value = true\n`,
    );
  let child: ChildProcess;
  const [imap, imaps, lmtp, auth] = ports as [number, number, number, number];
  const start = async (): Promise<void> => {
    child = spawn('/usr/sbin/dovecot', ['-F', '-c', conf], { stdio: ['ignore', 'ignore', 'inherit'] });
    await until('Dovecot answers', async () => {
      if (child.exitCode !== null)
        throw new Error(`Dovecot ended: ${await readFile(path.join(folder, 'dovecot.log'), 'utf8').catch(() => '')}`);
      return answers(imap);
    });
  };
  const stop = (): Promise<void> => stopped(child, 'SIGTERM');
  await start();
  return {
    ...{ imap, imaps, lmtp, auth, certificate: cert, start, stop },
    async renumber(user) {
      await stop();
      for (const name of [
        'dovecot-uidlist',
        'dovecot.index',
        'dovecot.index.log',
        'dovecot.index.cache',
        'dovecot-uidvalidity',
      ])
        await rm(path.join(mail, user, name), { force: true });
      execFileSync('find', [path.join(mail, user), '-name', 'dovecot-uidvalidity*', '-delete']);
      await start();
    },
    async end() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type Postfix = { smtp: number; submission: number; end(): Promise<void> };

const postfixMaster = (smtp: number, submission: number): string => `
127.0.0.1:${smtp} inet n - n - - smtpd
127.0.0.1:${submission} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

const postfixMain = (folder: string, dovecot: Dovecot): string => `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = localhost
mydestination =
inet_interfaces = loopback-only
inet_protocols = ipv4
mynetworks_style = host
maillog_file = ${folder}/maillog
maillog_file_prefixes = ${folder}
virtual_mailbox_domains = desk.test, customer.test
virtual_mailbox_maps = static:ok
virtual_transport = lmtp:inet:127.0.0.1:${dovecot.lmtp}
recipient_delimiter = +
message_size_limit = 52428800
mailbox_size_limit = 0
default_transport = error:no external delivery in tests
relay_transport = error:no relay
smtpd_recipient_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${dovecot.auth}
smtpd_tls_cert_file = ${dovecot.certificate.certFile}
smtpd_tls_key_file = ${dovecot.certificate.keyFile}
smtpd_tls_security_level = may
smtputf8_enable = yes
alias_maps =
alias_database =
`;

/** A real SMTP server for desk.test and customer.test that delivers into that Dovecot; nothing can leave the machine. */
export const startPostfix = async (dovecot: Dovecot): Promise<Postfix> => {
  const folder = await mkdtemp('/tmp/relais-postfix-');
  await chmod(folder, 0o755);
  const [smtp, submission] = (await freePorts(2)) as [number, number];
  for (const name of ['queue', 'data', 'conf']) await mkdir(path.join(folder, name));
  execFileSync('chown', ['postfix', path.join(folder, 'data')]);
  const conf = path.join(folder, 'conf');
  await writeFile(path.join(conf, 'main.cf'), postfixMain(folder, dovecot));
  await writeFile(path.join(conf, 'master.cf'), postfixMaster(smtp, submission));
  const child = spawn('/usr/sbin/postfix', ['-c', conf, 'start-fg'], { stdio: 'ignore' });
  await until('Postfix answers', () => answers(submission));
  return {
    ...{ smtp, submission },
    async end() {
      // The child is a script; the server it started leads a session of its own.
      execFileSync('/usr/sbin/postfix', ['-c', conf, 'stop'], { stdio: 'ignore' });
      await stopped(child, 'SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
};
