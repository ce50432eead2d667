import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { inventCustomer } from './invent.ts';
import { answerSubject, quoted } from './quote.ts';

describe('an invented customer', () => {
  for (const language of ['fr', 'en'] as const) {
    it(`has a plain, valid address whatever the name (${language})`, () => {
      for (let part = 0; part < 1; part += 0.01) {
        const { name, address } = inventCustomer(language, () => part);
        assert.ok(z.email().safeParse(address).success, address);
        assert.match(address, /^[a-z-]+\.[a-z-]+@example\.com$/);
        assert.match(name, / /);
      }
    });
  }
});

describe('an answer', () => {
  it('says Re: once', () => {
    assert.equal(answerSubject('Facture'), 'Re: Facture');
    assert.equal(answerSubject('RE: Facture'), 'RE: Facture');
    assert.equal(answerSubject('Re : Facture'), 'Re : Facture');
    assert.equal(answerSubject('Retard'), 'Re: Retard');
  });
  it('quotes each line, and a quotation deeper', () => {
    assert.equal(quoted('Ada wrote:', 'one\r\n\r\n> two\n\n'), 'Ada wrote:\n> one\n> \n>> two');
  });
});
