import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshFromHtml } from './fresh-html.ts';
import { freshText } from './fresh-text.ts';
import { readHtml } from './html-to-text.ts';

const ANSWER = 'Merci, le colis est arrivé.';
const below = (...lines: string[]) => [ANSWER, '', ...lines].join('\n');

const ATTRIBUTIONS = {
  english: 'On Tue, Mar 3, 2026 at 10:15 AM, Aide <aide@boutique.ca> wrote:',
  french: 'Le mar. 3 mars 2026 à 10:15, Aide <aide@boutique.ca> a écrit :',
  german: 'Am 03.03.2026 um 10:15 schrieb Aide <aide@boutique.ca>:',
  spanish: 'El mar, 3 mar 2026 a las 10:15, Aide (<aide@boutique.ca>) escribió:',
  italian: 'Il giorno mar 3 mar 2026 alle ore 10:15 Aide <aide@boutique.ca> ha scritto:',
  dutch: 'Op di 3 mrt 2026 om 10:15 schreef Aide <aide@boutique.ca>:',
  portuguese: 'Em ter., 3 de mar. de 2026 às 10:15, Aide <aide@boutique.ca> escreveu:',
  polish: 'wt., 3 mar 2026 o 10:15 Aide <aide@boutique.ca> napisał(a):',
  swedish: 'Den tis 3 mars 2026 kl 10:15 skrev Aide <aide@boutique.ca>:',
  finnish: 'ti 3. maalisk. 2026 klo 10.15 Aide (aide@boutique.ca) kirjoitti:',
  czech: 'út 3. 3. 2026 v 10:15 odesílatel Aide <aide@boutique.ca> napsal:',
  russian: 'вт, 3 мар. 2026 г. в 10:15, Aide <aide@boutique.ca>:',
  ukrainian: 'вт, 3 бер. 2026 р. о 10:15 Aide <aide@boutique.ca> пише:',
  japanese: '2026年3月3日(火) 10:15 Aide <aide@boutique.ca>:',
  chinese: 'Aide <aide@boutique.ca> 于2026年3月3日周二 10:15写道：',
  korean: '2026년 3월 3일 (화) 오전 10:15, Aide <aide@boutique.ca>님이 작성:',
  turkish: 'Aide <aide@boutique.ca>, 3 Mar 2026 Sal, 10:15 tarihinde şunu yazdı:',
};

for (const [language, line] of Object.entries(ATTRIBUTIONS)) {
  test(`the mail quoted under a ${language} line is left out`, () => {
    assert.equal(freshText(below(line, '', 'Bonjour, avez-vous reçu le colis ?')), ANSWER);
    assert.equal(freshText(below(line, '> Bonjour', '> colis ?')), ANSWER);
  });
}

test('a line that wraps before the address is still recognised', () => {
  assert.equal(
    freshText(
      below('On Tue, Mar 3, 2026 at 10:15 AM, The Very Long Name of a Shop <', 'aide@boutique.ca> wrote:', '', 'old'),
    ),
    ANSWER,
  );
});

const HEADERS = {
  english: ['From: Aide <aide@boutique.ca>', 'Sent: Tuesday, March 3, 2026 10:15 AM', 'To: Ann', 'Subject: Colis'],
  french: ['De : Aide <aide@boutique.ca>', 'Envoyé : mardi 3 mars 2026 10:15', 'À : Ann', 'Objet : Colis'],
  german: ['Von: Aide', 'Gesendet: Dienstag, 3. März 2026 10:15', 'An: Ann', 'Betreff: Paket'],
  bold: ['*From:* Aide [mailto:aide@boutique.ca]', '*Sent:* Tuesday', '*To:* Ann', '*Subject:* Colis'],
  japanese: ['差出人: Aide', '送信日時: 2026年3月3日', '宛先: Ann', '件名: 荷物'],
  arabic: ['من: Aide', 'تم الإرسال: 3 مارس', 'إلى: Ann', 'الموضوع: طرد'],
};

for (const [name, lines] of Object.entries(HEADERS)) {
  test(`the mail below a copied header (${name}) is left out`, () => {
    assert.equal(freshText(below('________________________________', ...lines, '', 'old')), ANSWER);
    assert.equal(freshText(below(...lines, '', 'old')), ANSWER);
  });
}

test('answers between the quoted lines are all kept', () => {
  const text = 'Bonjour,\n\nOn 3/3/2026 10:15, Aide wrote:\n> Quelle taille ?\n\nM\n\n> Quelle couleur ?\n\nRouge';
  assert.equal(freshText(text).replace(/\n+/g, ' '), 'Bonjour, M Rouge');
});

test('prose that sounds like an attribution stays', () => {
  const prose = 'On Monday I wrote:\n\nplease call me back.\n\nOn the other hand, nobody did.';
  assert.equal(freshText(prose), prose);
});

test('a list of facts with colons is no copied header', () => {
  const facts = 'Voici les détails :\nDate : 3 mars\nObjet : grille-pain\nPrix : 40 $';
  assert.equal(freshText(facts), facts);
});

test('signatures of phones are left out, sentences about phones are not', () => {
  assert.equal(freshText(below('Sent from my iPhone')), ANSWER);
  assert.equal(freshText(below('Envoyé de mon iPhone')), ANSWER);
  assert.equal(freshText(below('Von meinem iPhone gesendet')), ANSWER);
  const place = 'Sent from Laval last Monday\n\nStill nothing here.';
  assert.equal(freshText(place), place);
  const sentence = 'Sent from my desk, this should reach you today.';
  assert.equal(freshText(sentence), sentence);
});

test('a ruler in the text is not a signature', () => {
  const text = 'Avant\n----\nArticle   Prix\n--------------\nBol   4 $\n\n_____\n\nUne très longue suite.\n'
    .concat('Encore.\n'.repeat(10))
    .trim();
  assert.equal(freshText(text), text);
});

test('a forwarded mail is what the sender wants read', () => {
  const forward =
    'Voyez ci-dessous.\n\n---------- Forwarded message ---------\nFrom: Shop <s@shop.ca>\nDate: Tue\nSubject: Facture\nTo: Ann\n\nVotre facture';
  assert.equal(freshText(forward), forward);
  const outlook = 'Voyez.\n\nDe : Shop\nEnvoyé : mardi\nÀ : Ann\nObjet : Facture\n\nVotre facture';
  assert.equal(freshText(outlook, 'TR: Facture'), outlook);
  assert.equal(freshText(outlook, 'RE: Facture'), 'Voyez.');
});

test('a mail of nothing but quotes answers nothing, so that the whole is shown', () => {
  assert.equal(freshText('> a\n> b\n'), '');
});

test('marks of mail programs in HTML are believed', () => {
  const fresh = (html: string, subject = 'Re: x') => freshFromHtml(readHtml(html), subject);
  assert.equal(fresh('<div>Oui</div><div class="gmail_quote"><div>On x wrote:</div>old</div>'), 'Oui');
  assert.equal(
    fresh(
      '<div>Oui</div><div type="relais-signature"><div>Nadia</div></div><br><div type="cite"><p>Le lundi, A a écrit :</p><blockquote type="cite">vieux</blockquote></div>',
    ),
    'Oui',
    'our own',
  );
  assert.equal(fresh('<p>Oui</p><hr><div id="divRplyFwdMsg">From: a</div><div>old</div>'), 'Oui');
  assert.equal(fresh('<p>Oui</p><blockquote type="cite">old</blockquote><p>Non</p>').replace(/\s+/g, ' '), 'Oui Non');
  assert.equal(
    fresh('<p>Oui<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">old</div>older'),
    'Oui',
  );
  assert.match(
    fresh('<div>Voir</div><div class="gmail_quote">---------- Forwarded message ---------<br>facture</div>'),
    /facture/,
  );
});

test('hostile lines cost no more than their length', () => {
  const hostile = [
    'On 2026 10:00 @ wrote '.repeat(20_000),
    `${'- '.repeat(190)}x\n`.repeat(2_000),
    'From: a\nDate: b\n\n'.repeat(20_000),
    '__\n'.repeat(60_000),
  ];
  for (const text of hostile) assert.equal(typeof freshText(text), 'string');
});
