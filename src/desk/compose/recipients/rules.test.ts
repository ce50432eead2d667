import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressForms } from '#spine/mailboxes/rules.ts';
import {
  isMailingList,
  isNoReply,
  replyRecipients,
  replyToOne,
  whatChanged,
  type Address,
  type Answered,
  type Usual,
} from './rules.ts';

const at = (address: string, name = ''): Address => ({ name, address });
const all = (text: string): Address[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((address) => at(address));
const OURS = new Set(['aide@maison.test', 'compta@maison.test']);
const isOurs = (address: string): boolean => addressForms(address).some((form) => OURS.has(form));
const CONTACT = at('lise@client.test', 'Lise Roy');
const mail = (of: { from: string; replyTo?: string; to?: string; cc?: string }): Answered => ({
  sender: at(of.from),
  replyTo: all(of.replyTo ?? ''),
  to: all(of.to ?? 'aide@maison.test'),
  cc: all(of.cc ?? ''),
});

test('R39 whom an answer goes to by default', () => {
  const table: [what: string, answered: Answered | null, to: string, cc: string][] = [
    ['who wrote', mail({ from: 'lise@client.test' }), 'lise@client.test', ''],
    [
      'where they asked for it',
      mail({ from: 'lise@client.test', replyTo: 'bureau@client.test' }),
      'bureau@client.test',
      '',
    ],
    [
      'to all whom they asked it for',
      mail({ from: 'lise@client.test', replyTo: 'bureau@client.test lise@client.test' }),
      'bureau@client.test lise@client.test',
      '',
    ],
    [
      'the others get a copy, once, whatever the case',
      mail({
        from: 'lise@client.test',
        to: 'aide@maison.test Paul@client.test',
        cc: 'paul@client.test ana@ailleurs.test',
      }),
      'lise@client.test',
      'paul@client.test ana@ailleurs.test',
    ],
    [
      'never ourselves, under any of our addresses, with a detail or in capitals',
      mail({ from: 'lise@client.test', to: 'AIDE@maison.test aide+r12.abc@maison.test', cc: 'Compta+x@Maison.test' }),
      'lise@client.test',
      '',
    ],
    [
      'a Reply-To of ours is not followed',
      mail({ from: 'lise@client.test', replyTo: 'aide@maison.test' }),
      'lise@client.test',
      '',
    ],
    ['a mail in our own name is for the contact', mail({ from: 'aide@maison.test' }), 'lise@client.test', ''],
    [
      'the customer’s other address in copy stays in copy',
      mail({ from: 'lise@client.test', cc: 'lise.perso@courrier.test' }),
      'lise@client.test',
      'lise.perso@courrier.test',
    ],
    [
      'a form that writes for the customer: Reply-To before the address that takes no mail',
      mail({ from: 'no-reply@boutique.test', replyTo: 'client@courrier.test' }),
      'client@courrier.test',
      '',
    ],
    ['an address that takes no mail: the contact', mail({ from: 'noreply@boutique.test' }), 'lise@client.test', ''],
    [
      'an address that takes no mail gets no copy',
      mail({ from: 'lise@client.test', cc: 'ne-pas-repondre@boutique.test' }),
      'lise@client.test',
      '',
    ],
    [
      'a list that asked for the answer gets a copy; who wrote gets the answer',
      mail({ from: 'lise@client.test', replyTo: 'membres@listes.client.test', to: 'membres@listes.client.test' }),
      'lise@client.test',
      'membres@listes.client.test',
    ],
    [
      'what is no address is left out',
      mail({ from: 'lise@client.test', replyTo: 'undisclosed-recipients:;', cc: 'pas-une-adresse' }),
      'lise@client.test',
      '',
    ],
    ['nothing to answer: the contact', null, 'lise@client.test', ''],
  ];
  for (const [what, answered, to, cc] of table) {
    const got = replyRecipients(answered, CONTACT, isOurs);
    const said = (list: readonly Address[]): string => list.map((one) => one.address.toLowerCase()).join(' ');
    assert.deepEqual([said(got.to), said(got.cc)], [to, cc], what);
    assert.deepEqual(replyToOne(got), { to: got.to, cc: [] });
  }
});

test('an address that takes no mail is answered only when there is no other', () => {
  const only = mail({ from: 'noreply@boutique.test' });
  assert.deepEqual(replyRecipients(only, null, isOurs).to, [at('noreply@boutique.test')]);
  assert.deepEqual(replyRecipients(mail({ from: 'aide@maison.test' }), null, isOurs).to, []);
});

test('which addresses nobody reads, and which many do', () => {
  for (const one of 'noreply no-reply no_reply donotreply do-not-reply ne-pas-repondre nepasrepondre noreply-fr MAILER-DAEMON'.split(
    ' ',
  ))
    assert.ok(isNoReply(`${one}@a.test`), one);
  for (const one of ['noe@a.test', 'norbert@a.test', 'reply@a.test', 'lise@noreply.test'])
    assert.ok(!isNoReply(one), one);
  for (const one of ['x@googlegroups.com', 'a@lists.debian.org', 'club-list@a.test'])
    assert.ok(isMailingList(one), one);
  assert.ok(!isMailingList('liste@client.test'));
});

const USUAL: Usual = {
  to: [CONTACT],
  cc: all('paul@client.test'),
  customer: ['lise@client.test', 'lise.perso@courrier.test'],
  named: ['aide@maison.test', 'paul@client.test'],
  ourDomains: ['maison.test'],
};
const changes = (recipients: string, usual: Usual | null = USUAL): string[] =>
  whatChanged(usual, all(recipients)).map((one) =>
    'who' in one
      ? `${one.code}: ${one.who.map((each) => each.address).join(' ')}`
      : `${one.code}: ${one.domains.join(' ')}`,
  );

test('what an answer changes of who reads along', () => {
  const table: [recipients: string, said: string[]][] = [
    ['lise@client.test paul@client.test', []],
    ['LISE@client.test Paul@Client.test', []],
    ['lise@client.test', ['dropped: paul@client.test']],
    ['paul@client.test', ['dropped: lise@client.test']],
    ['lise.perso@courrier.test paul@client.test', []],
    ['lise@client.test lise.perso@courrier.test paul@client.test', []],
    ['lise@client.test paul@client.test zoe@maison.test', ['added: zoe@maison.test']],
    ['lise@client.test paul@client.test luc@client.test', ['added: luc@client.test']],
    ['lise@client.test paul@client.test x@Ailleurs.test', ['added: x@Ailleurs.test', 'new-domain: ailleurs.test']],
    [
      'lise@client.test a@ailleurs.test b@ailleurs.test',
      ['added: a@ailleurs.test b@ailleurs.test', 'dropped: paul@client.test', 'new-domain: ailleurs.test'],
    ],
    ['lise@client.test paul@client.test pas-une-adresse', []],
    [
      'lise@client.test paul@client.test no-reply@client.test',
      ['added: no-reply@client.test', 'no-reply: no-reply@client.test'],
    ],
    ['', []],
  ];
  for (const [recipients, said] of table) assert.deepEqual(changes(recipients), said, recipients);
  assert.deepEqual(changes('x@ailleurs.test', null), [], 'a first mail answers nothing');
});
