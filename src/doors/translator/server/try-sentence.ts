import type { z } from 'zod';
import type { Db } from '#ground/db/server/database.ts';
import { escapeHtml } from '#ground/html/clean-html.ts';
import { htmlToText } from '#ground/html/html-to-text.ts';
import { log } from '#ground/log.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import { NoTranslation } from '../connectors/ask.ts';
import { DEFAULT_TRANSLATOR, type tryTranslator } from '../contract.ts';
import { accessOf, translatorSettingsOf } from './settings.ts';
import { translateMail } from './translate.ts';

type Tried = z.input<typeof tryTranslator.output>;

/** Really translates, with what is typed and the stored key where none is; it counts like any other. */
export const trySentence = async (
  { db, seal }: { db: Db; seal: Seal },
  { text, from, to, ...typed }: z.output<typeof tryTranslator.input>,
): Promise<Tried> => {
  const access = await accessOf(db, seal, typed);
  const settings = { ...DEFAULT_TRANSLATOR, ...(await translatorSettingsOf(db)), ...typed };
  const began = performance.now();
  const tried = (result: Partial<Tried>): Tried => ({
    ...{ text: null, from: from ?? '', failed: null, detail: '' },
    ...result,
    milliseconds: Math.round(performance.now() - began),
  });
  try {
    const html = `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
    const done = await translateMail({ db, seal, settings, access, remembers: false }, { html, from, to });
    return tried({ text: htmlToText(done.html), from: done.from });
  } catch (error) {
    if (error instanceof NoTranslation) return tried({ failed: error.failed, detail: error.detail });
    log.error('a sentence could not be tried', { error });
    return tried({ failed: 'broken' });
  }
};
