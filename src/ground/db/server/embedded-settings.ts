/** PostgreSQL accepts any dotted name as a setting; this one is read back from the command line of a server found running. */
export const OWNER_SETTING = 'relais.owner_pid';

/** Never at the price of an acknowledged commit, and for a machine of 2 cores and a few GB. */
const SETTINGS: Record<string, string> = {
  // Only this machine, only through the socket, only its owner (and root): that is why no password is asked.
  listen_addresses: '',
  unix_socket_permissions: '0700',

  // An accepted mail is a synced mail.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',

  // `replica` and not `minimal`: a backup taken while running (pg_backup_start) needs it.
  wal_level: 'replica',
  max_wal_size: '1GB',
  checkpoint_timeout: '10min',

  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_connections: '80',
  random_page_cost: '1.1',
  // Compiling a query costs more than running it at our sizes, and parallel workers would take the other core from Node.
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  // The default keeps three I/O worker processes per server, idle here behind the page cache.
  io_method: 'sync',

  // Queue rows live for seconds: vacuum little and often, or the claiming scans wade through dead rows.
  autovacuum_max_workers: '2',
  autovacuum_naptime: '15s',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_analyze_scale_factor: '0.05',

  timezone: 'UTC',
  log_timezone: 'UTC',
  // An expected conflict is not news; LOG, FATAL and PANIC stand above ERROR in this list and still show.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  log_line_prefix: '',
};

/** The arguments of `postgres`. `owner` is the pid of the process that starts it. */
export const postgresArguments = (cluster: string, socketDir: string, owner: number): string[] => {
  const flags = { ...SETTINGS, unix_socket_directories: socketDir, [OWNER_SETTING]: String(owner) };
  return ['-D', cluster, ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
};
