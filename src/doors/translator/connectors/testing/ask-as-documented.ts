import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import {
  startTranslationService,
  type Answer,
  type Received,
  type TranslationService,
} from '../../../../../e2e/support/translation-service.ts';
import type { Provider } from '../../rules.ts';
import { NoTranslation, openLine } from '../ask.ts';
import { accessTo, SERVICES } from '../services.ts';

/**
 * What is asked is compared with what each vendor documents, and answered as it documents: none of them was asked itself.
 * Apertium and, through it, the whole door are tried with the real thing in translator.test.ts.
 */
export const NOT_THE_VENDOR = 'documented contract, not the vendor';
export const KEY = 'a-key-that-nobody-may-read';
export const TEXTS = ['Bonjour <g id="1">Mme</g>', 'à <x id="1"></x> &amp; là'];
export const TRANSLATED = ['Hello <g id="1">Mrs</g>', 'at <x id="1"></x> &amp; there'];

type Given = {
  address?: string;
  key?: string;
  region?: string;
  project?: string;
  from?: string | null;
  to?: string;
  signal?: AbortSignal;
};

/** A service on loopback for one test file, and how a connector speaks to it. */
export const askAsDocumented = () => {
  let service: TranslationService;
  before(async () => {
    service = await startTranslationService(() => ({ body: {} }));
  });
  after(() => service?.close());
  beforeEach(() => void (service.received.length = 0));
  return {
    get service(): TranslationService {
      return service;
    },
    /** Answers these one after the other, the last one for good. */
    answering: (...answers: Answer[]): void => {
      service.answer = () => (answers.length > 1 ? answers.shift()! : answers[0]!);
    },
    translate: (provider: Provider, texts: readonly string[], given: Given = {}) => {
      const { address = service.address, key = KEY, region = '', project = '', from = 'fr', to = 'en' } = given;
      const line = openLine([key], given.signal ?? new AbortController().signal);
      return SERVICES[provider].translate(line, accessTo(provider, { address, key, region, project }), {
        texts,
        from,
        to,
      });
    },
  };
};

export const failureOf = async (asking: Promise<unknown>): Promise<NoTranslation> => {
  try {
    await asking;
  } catch (error) {
    assert.ok(error instanceof NoTranslation, String(error));
    return error;
  }
  throw new assert.AssertionError({ message: 'it did not fail' });
};
export const jsonOf = (received: Received | undefined): unknown => JSON.parse(received!.body);
