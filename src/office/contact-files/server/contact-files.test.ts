import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import iconv from 'iconv-lite';
import { onlyFrom, openOfficeFloor, whoMay, type OfficeFloor } from '../../../../e2e/support/office-floor.ts';
import { signIn } from '#spine/people/contract.ts';
import { addContact, contactsAfter, contactsFor, saveField } from '#spine/contacts/server/api.ts';
import { enterIntake } from '#spine/interactions/server/api.ts';
import { saveRule } from '#spine/permissions/server/api.ts';
import * as contract from '../contract.ts';
import { importRows } from './imports-store.ts';
import { contactFilesRoutes } from './routes.ts';
import { contactFileJobs } from './run-import.ts';
import type { FastifyInstance } from 'fastify';

let floor: OfficeFloor;
let http: FastifyInstance;
let cookie: string;
before(async () => {
  floor = await openOfficeFloor((given, { database, act }) => {
    http = given;
    contactFilesRoutes(given, { db: database.db, act });
  });
  const answer = await http.inject({
    method: 'POST',
    url: `/api/${signIn.name}`,
    payload: { login: 'administrator', password: 'correct horse battery' },
  });
  cookie = `${answer.cookies[0]!.name}=${answer.cookies[0]!.value}`;
});
after(() => floor.close());

const upload = async (bytes: Buffer | string, name = 'clients.csv') => {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from(bytes)]), name);
  const answer = await http.inject({ method: 'POST', url: contract.IMPORT_PATH, payload: form, headers: { cookie } });
  return answer.json<{ id: number; refusal?: string }>();
};
const ask = async <C extends Parameters<typeof floor.ask>[1]>(call: C, input: object) =>
  (await floor.ask('administrator', call, input as never)).body as never as Record<string, never>;
const about = async (importId: number) =>
  contract.aboutImport.output.parse(await ask(contract.aboutImport, { importId }));
const run = async (importId: number): Promise<void> => {
  await contactFileJobs(floor.act)[contract.CONTACT_FILE_JOBS.run]!({ importId }, {} as never);
};
const bring = async (text: string | Buffer, mapping?: (string | null)[]) => {
  const { id } = await upload(text);
  const { proposed } = await about(id);
  const started = await ask(contract.startImport, { importId: id, mapping: mapping ?? proposed });
  assert.equal(started['refusal'], undefined);
  await run(id);
  return (await importRows(floor.db)).find((one) => one.id === id)!;
};
const found = async (query: string) => {
  const rows = await contactsAfter(floor.db, { words: [query], after: 0, limit: 100 });
  return rows.map((one) => [one.name, one.company, one.addresses.map((each) => each.address).join(' ')]);
};
const get = (url: string) => http.inject({ method: 'GET', url, headers: { cookie } });
const countsOf = (one: { created: number; updated: number; unchanged: number; refused: number }) => [
  ...[one.created, one.updated, one.unchanged, one.refused],
];

describe('who may', () => {
  for (const [call, input] of [
    [contract.listImports, {}],
    [contract.aboutImport, { importId: 999_999 }],
    [contract.previewImport, { importId: 999_999, mapping: ['email'] }],
    [contract.startImport, { importId: 999_999, mapping: ['email'] }],
    [contract.stopImport, { importId: 999_999 }],
    [contract.removeImport, { importId: 999_999 }],
    [contract.listContacts, {}],
  ] as const) {
    it(`${call.name}: supervisor and above`, async () => {
      assert.deepEqual(await whoMay(floor, call as never, input), onlyFrom('supervisor'));
    });
  }

  it('files go in and out for supervisors and above, and for nobody without the administrator’s leave', async () => {
    const heard = async () => {
      const said: string[] = [];
      for (const login of ['agent', 'supervisor', null]) {
        const session = login && (await floor.enter(login));
        const headers = session ? { cookie: session } : {};
        for (const url of [contract.EXPORT_PATH, `${contract.REFUSED_PATH}/1`]) {
          const answer = await http.inject({ method: 'GET', url, headers });
          said.push(answer.statusCode === 200 ? 'ok' : answer.json<{ refusal: string }>().refusal);
        }
        const form = new FormData();
        form.append('file', new Blob(['Courriel\na@b.test\n']), 'a.csv');
        const answer = await http.inject({ method: 'POST', url: contract.IMPORT_PATH, payload: form, headers });
        said.push(answer.json<{ refusal?: string }>().refusal ?? 'ok');
      }
      return said.join(' ');
    };
    assert.equal(await heard(), 'not-allowed not-allowed not-allowed ok not-found ok signed-out signed-out signed-out');
    const rule = (allowed: boolean | null) =>
      floor.act((one) =>
        saveRule(one, { switch: 'contact-files', scope: { kind: 'role', role: 'supervisor' }, allowed }, 1),
      );
    await rule(false);
    assert.match(await heard(), /switched-off switched-off switched-off signed-out/);
    await rule(null);
  });
});

it('encodings and delimiters are told from the file: UTF-8 with its mark, Windows, UTF-16; commas, semicolons, tabs', async () => {
  const files: [string, Buffer, string, string][] = [
    ['utf8 bom ;', Buffer.from('\uFEFFNom;Courriel\r\n"Gagné; Hélène";h1@enc.test\r\n'), 'utf8', ';'],
    ['win1252 ;', iconv.encode('Nom;Courriel\r\nHélène Gagné – œuvre;h2@enc.test\r\n', 'win1252'), 'win1252', ';'],
    ['utf16 tab', iconv.encode('Nom\tCourriel\nHélène\th3@enc.test\n', 'utf16-le', { addBOM: true }), 'utf16-le', '\t'],
    ['utf8 ,', Buffer.from('Nom,Courriel\n"Dit ""Bob"", Bobby",h4@enc.test'), 'utf8', ','],
  ];
  for (const [, bytes, encoding, delimiter] of files) {
    const { id } = await upload(bytes);
    const read = await about(id);
    assert.deepEqual(
      [read.encoding, read.delimiter, read.headers, read.lines],
      [encoding, delimiter, ['Nom', 'Courriel'], 1],
    );
    await ask(contract.startImport, { importId: id, mapping: read.proposed });
    await run(id);
  }
  assert.deepEqual(
    (await found('enc.test')).map(([name]) => name),
    ['Gagné; Hélène', 'Hélène Gagné – œuvre', 'Hélène', 'Dit "Bob", Bobby'],
  );
  // The first accent far into the file.
  const late = `Nom;Courriel\r\n${'Alain;alain@tard.test\r\n'.repeat(20_000)}Hélène;helene@tard.test\r\n`;
  assert.equal((await about((await upload(iconv.encode(late, 'win1252'))).id)).encoding, 'win1252');
});

it('what is no CSV, is empty or has too many columns is refused, and nothing of it is left', async () => {
  const before = await importRows(floor.db);
  assert.equal((await upload(Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'classeur.xlsx')).refusal, 'not-csv');
  assert.equal((await upload('')).refusal, 'empty-file');
  assert.equal((await upload('Nom;Courriel\n')).refusal, 'empty-file');
  assert.equal((await upload(`${'a;'.repeat(200)}\n1;2\n`)).refusal, 'too-many-columns');
  assert.equal((await upload(`a;b\n"${'x'.repeat(400_000)}`)).refusal, 'not-csv');
  assert.deepEqual(await importRows(floor.db), before);
});

it('the preview says what will be, changes nothing, and the run does just that; refused lines come back with their reason', async () => {
  const level = (await floor.act(({ tx }) =>
    saveField(tx, {
      ...{
        id: null,
        name: 'Niveau',
        type: 'choice',
        choices: ['Or', 'Argent'],
        shown: true,
        required: false,
        archived: false,
      },
    }),
  )) as number;
  await floor.act(({ tx }) =>
    addContact(tx, {
      ...{ name: 'Déjà Là', language: 'fr', company: 'Ancienne', place: null },
      addresses: [
        { kind: 'email', address: 'deja@prev.test' },
        { kind: 'phone', address: '+1 418 555-0111' },
      ],
    }),
  );
  const text = [
    'Nom,Courriel,Téléphone,Entreprise,Niveau',
    'Neuve,neuve@prev.test,,Fleuve,or',
    'Déjà Là,DEJA@prev.test,418-555-0111,Nouvelle,',
    ',,(418) 555 0111,,',
    'Fausse,pas une adresse,,,',
    'Sans adresse,,,Fleuve,',
    'Mauvais niveau,niveau@prev.test,,,Bronze',
    '=cmd(),neuve@prev.test,,,',
  ].join('\n');
  const { id } = await upload(text);
  const { proposed } = await about(id);
  assert.deepEqual(proposed, ['name', 'email', 'phone', 'company', `field:${level}`]);
  const preview = async () =>
    contract.previewImport.output.parse(await ask(contract.previewImport, { importId: id, mapping: proposed }));
  const expected = [
    [2, 'created', null, null],
    [3, 'updated', null, null],
    [4, 'unchanged', null, null],
    [5, 'refused', 'bad-email', 'Courriel'],
    [6, 'refused', 'no-address', null],
    [7, 'refused', 'bad-choice', 'Niveau'],
    [8, 'updated', null, null],
  ];
  for (let times = 0; times < 2; times += 1)
    assert.deepEqual(
      (await preview()).rows.map((row) => [row.line, row.verdict, row.reason, row.column]),
      expected,
    );
  assert.deepEqual(await found('neuve@prev.test'), []);
  await ask(contract.startImport, { importId: id, mapping: proposed });
  assert.equal((await ask(contract.startImport, { importId: id, mapping: proposed }))['refusal'], 'started-already');
  await run(id);
  const done = (await importRows(floor.db)).find((one) => one.id === id)!;
  assert.deepEqual([done.state, ...countsOf(done)], ['done', 1, 2, 1, 3]);
  assert.deepEqual(await found('deja@prev.test'), [['Déjà Là', 'Nouvelle', 'deja@prev.test +1 418 555-0111']]);
  const refused = (await get(`${contract.REFUSED_PATH}/${id}`)).body;
  assert.equal(
    refused,
    [
      '\uFEFFNom;Courriel;Téléphone;Entreprise;Niveau;Motif du refus',
      'Fausse;pas une adresse;;;;Courriel : Ce n’est pas une adresse courriel.',
      'Sans adresse;;;Fleuve;;Ni courriel, ni téléphone.',
      'Mauvais niveau;niveau@prev.test;;;Bronze;Niveau : Ce n’est pas un des choix.',
      '',
    ].join('\r\n'),
  );
  // The same file again does nothing that is done; its two lines of one person take turns.
  assert.deepEqual(countsOf(await bring(text)), [0, 2, 2, 3]);
});

it('a file is carried out once, whoever is at it and however often it is stopped in the middle', async () => {
  const lines = Array.from({ length: 1_250 }, (_, n) => `Une ${n};u${n}@une.test`);
  const { id } = await upload(['Nom;Courriel', ...lines].join('\n'));
  await ask(contract.startImport, { importId: id, mapping: ['name', 'email'] });
  // Two processes, and one that dies in a portion.
  let left = 3;
  const dying = ((work: Parameters<typeof floor.act>[0]) =>
    floor.act(async (one) => {
      const result = await work(one);
      left -= 1;
      if (left === 0) throw new Error('killed');
      return result;
    })) as typeof floor.act;
  await assert.rejects(
    contactFileJobs(dying)[contract.CONTACT_FILE_JOBS.run]!({ importId: id }, {} as never),
    /killed/,
  );
  const half = (await importRows(floor.db)).find((one) => one.id === id)!;
  assert.deepEqual([half.state, half.done, half.created], ['running', 200, 200]);
  await Promise.all([run(id), run(id), run(id)]);
  const done = (await importRows(floor.db)).find((one) => one.id === id)!;
  assert.deepEqual([done.state, done.done, ...countsOf(done)], ['done', 1_250, 1_250, 0, 0, 0]);
  const { total } = contract.listContacts.output.parse(await ask(contract.listContacts, { query: 'une.test' }));
  assert.equal(total, 1_250);
});

it('mail that comes in while a file is carried out is the same person’s, never another', async () => {
  const lines = Array.from({ length: 300 }, (_, n) => `Deux ${n};d${n}@deux.test`);
  const { id } = await upload(['Nom;Courriel', ...lines].join('\n'));
  await ask(contract.startImport, { importId: id, mapping: ['name', 'email'] });
  const mail = async (): Promise<void> => {
    for (let n = 299; n >= 0; n -= 7)
      await floor.act(async ({ tx }) => {
        await enterIntake(tx);
        await contactsFor(tx, [{ address: `d${n}@deux.test`, name: 'Par courriel' }]);
      });
  };
  await Promise.all([run(id), mail(), mail()]);
  const { total } = contract.listContacts.output.parse(await ask(contract.listContacts, { query: 'deux.test' }));
  assert.equal(total, 300);
});

it('stopped, it leaves what is done and throws the rest away; one under way is not removed', async () => {
  const { id } = await upload('Nom;Courriel\nA;a@stop.test\nB;b@stop.test\n');
  await ask(contract.startImport, { importId: id, mapping: ['name', 'email'] });
  assert.equal((await ask(contract.removeImport, { importId: id }))['refusal'], 'under-way');
  await ask(contract.stopImport, { importId: id });
  await run(id);
  const stopped = (await importRows(floor.db)).find((one) => one.id === id)!;
  assert.deepEqual([stopped.state, stopped.done, stopped.created], ['done', 0, 0]);
  await ask(contract.removeImport, { importId: id });
  assert.equal(
    (await importRows(floor.db)).some((one) => one.id === id),
    false,
  );
});

it('what is exported is safe in a spreadsheet, complete, and read in again changes nothing', async () => {
  await bring(
    'Nom;Courriel;Téléphone\n"=HYPERLINK(""http://x"")";piege@exp.test;+1 418 555-0188\n"Roy; Zoé";zoe@exp.test,;\n',
    [...['name', 'email', 'phone']],
  );
  const answer = await get(`${contract.EXPORT_PATH}?query=exp.test`);
  assert.equal(answer.headers['x-total'], '1');
  assert.match(answer.body, /"'=HYPERLINK\(""http:\/\/x""\)";;;;piege@exp\.test;'\+1 418 555-0188;;/);
  const all = await get(contract.EXPORT_PATH);
  const rows = all.body.split('\r\n').filter((line) => line !== '');
  assert.equal(rows.length - 1, Number(all.headers['x-total']));
  const again = await bring(all.body);
  assert.deepEqual(countsOf(again), [0, 0, rows.length - 1, 0]);
});
