import { sql } from 'kysely';
import { testDatabase } from '#ground/db/server/test-database.ts';
import { KINDS } from '#spine/directory/contract.ts';
import { findInDirectory } from '#spine/directory/server/api.ts';
import { percentile } from './support/mail-load.ts';

/** What typing into the directory waits for on the server, among 100,000 contacts and 200 agents. */
const CONTACTS = Number(process.env['CONTACTS'] ?? 100_000);
const TIMES = 30;
const PAGE = 50;

/** In one name in twenty, in every address, in nobody's, and what is typed on the way to each. */
const QUERIES = [
  ...['', 'h', 'he', 'hel', 'helene', 'helene trem', 'helene tremblay 4', 'é', 'trem', 'tremblay'],
  ...['cu', 'customer', 'customer99', '@client7', 'client7.example', '.example', '99999', 'zz', 'ca'],
];

const FIRST = ['Hélène', 'Émile', 'Jean-Pierre', 'Chloé', 'Noël', 'Zoé', 'François', 'Anaïs', 'Marc', 'Sofia'];
const LAST = ['Tremblay', 'Gagné', 'Côté', 'Bouchard', 'Lévesque', 'Roy', 'Nguyễn', 'O’Connor', 'Müller', 'Sato'];
const fill = [
  `insert into contacts.contacts (name)
   select (array['${FIRST.join("','")}'])[1 + n % 10] || ' ' || (array['${LAST.join("','")}'])[1 + n / 10 % 10] || ' ' || n
   from generate_series(1, ${CONTACTS}) n`,
  `insert into contacts.addresses (kind, address, contact_id)
   select 'email', 'customer' || id || '@client' || id % 50 || '.example', id from contacts.contacts`,
  `insert into people.agents (name, login, email, password_hash, role, language, email_enabled)
   select 'Agent ' || n, 'a' || n, 'a' || n || '@house.example', '', 'agent', 'fr', true from generate_series(1, 200) n`,
  'vacuum analyze',
];

const at = await testDatabase();
try {
  const { db } = at.database;
  for (const statement of fill) await sql.raw(statement).execute(db);
  let slowest = 0;
  for (const query of QUERIES) {
    const ask = (cursor: string | null) => findInDirectory(db, { query, kinds: [...KINDS], limit: PAGE, cursor });
    const values: number[] = [];
    const first = await ask(null);
    for (let n = 0; n < TIMES; n++) {
      const start = performance.now();
      await ask(n % 2 === 0 ? null : first.next);
      values.push(performance.now() - start);
    }
    slowest = Math.max(slowest, percentile(values, 0.95));
    console.log(
      `${`"${query}"`.padEnd(22)} ${String(first.entries.length).padStart(3)} entries  p50 ${percentile(values, 0.5).toFixed(1)} ms  p95 ${percentile(values, 0.95).toFixed(1)} ms`,
    );
  }
  console.log(`\n${CONTACTS} contacts: the slowest search takes ${slowest.toFixed(0)} ms (p95)`);
} finally {
  await at.close();
}
