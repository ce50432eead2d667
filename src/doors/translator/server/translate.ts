import type { Db } from '#ground/db/server/database.ts';
import type { Seal } from '#ground/secrets/server/seal.ts';
import type { Translated, ToTranslate } from '#spine/channels/contract.ts';
import { languageOf, languageReader } from '#spine/routing-rules/server/api.ts';
import { NoTranslation, openLine } from '../connectors/ask.ts';
import { shortCode, type Access, type Pair } from '../connectors/service.ts';
import { SERVICES } from '../connectors/services.ts';
import type { TranslatorSettings } from '../contract.ts';
import { prepareHtml, translatePrepared, wordsOf, type Prepared } from '../html/translate-html.ts';
import { MOST_OF_A_MAIL, NEEDS, type Provider } from '../rules.ts';
import { sendTexts } from './send-texts.ts';
import { keepKnown, knownOf, type Known } from './translated.ts';

/** For a whole mail: somebody waits in front of it. */
const PATIENCE_MS = 60_000;

export type Translating = {
  db: Db;
  seal: Seal;
  settings: Omit<TranslatorSettings, 'on'>;
  access: Access;
  /** False: what is translated is neither looked up nor kept. */
  remembers: boolean;
};

const measured = (html: string, neverTranslate: readonly string[]): Prepared => {
  if (html.length > MOST_OF_A_MAIL.html) throw new NoTranslation('too-long');
  const prepared = prepareHtml(html, neverTranslate);
  const characters = prepared.sources.reduce((sum, source) => sum + source.length, 0);
  if (prepared.sources.length > MOST_OF_A_MAIL.texts || characters > MOST_OF_A_MAIL.characters)
    throw new NoTranslation('too-long', `${characters}`);
  return prepared;
};

/** Every secret that an answer could repeat: of a service account, the parts of it too. */
const secretsIn = (key: string): string[] => [key, ...key.split(/["\s\\]+/).filter((part) => part.length >= 20)];

/** Translates the writer's own part of it. Rejects with NoTranslation. */
export const translateMail = async (given: Translating, what: ToTranslate): Promise<Translated> => {
  const { db, seal, settings, access, remembers } = given;
  const { provider } = settings;
  const title = NEEDS[provider].title;
  const prepared = measured(what.html, settings.neverTranslate);
  const to = shortCode(what.to);
  const told = what.from === null ? null : shortCode(what.from);
  const from = told ?? languageOf(await languageReader(), '', wordsOf(prepared));
  if (prepared.sources.length === 0) return { html: what.html, from: from ?? to, to, provider: title };
  if (from === to) return { html: await translatePrepared(prepared, same), from, to, provider: title };

  const late = AbortSignal.timeout(PATIENCE_MS);
  const line = openLine(secretsIn(access.key), late);
  const way = { provider, from, to };
  let found: string | null = null;
  const send = async (sources: readonly string[]): Promise<string[]> => {
    const known: Map<string, Known> = remembers ? await knownOf(db, seal, way, sources) : new Map();
    const missing = sources.filter((source) => !known.has(source));
    await sendTexts(
      {
        ...{ db, line, provider, access, from, to },
        ...{ monthlyCharacters: settings.monthlyCharacters, pricePerMillion: settings.pricePerMillion },
        currency: settings.currency,
        async onAnswer(texts, answer) {
          texts.forEach((text, index) => known.set(text, { text: answer.texts[index]!, found: answer.from }));
          if (remembers) await keepKnown(db, seal, way, texts, { texts: answer.texts, found: answer.from });
        },
      },
      missing,
    );
    found ??= [...known.values()].find((one) => one.found !== null)?.found ?? null;
    return sources.map((source) => known.get(source)!.text);
  };
  const html = await translatePrepared(prepared, send);
  return { html, from: from ?? found ?? 'und', to, provider: title };
};

const same = async (sources: readonly string[]): Promise<readonly string[]> => sources;

/** An interaction that is opened waits for it. */
const PATIENCE_FOR_PAIRS_MS = 3_000;

/** Into which languages it goes from which; null: it does not tell. Rejects with NoTranslation. */
export const pairsOf = (provider: Provider, access: Access): Promise<Pair[] | null> =>
  SERVICES[provider].pairs(openLine(secretsIn(access.key), AbortSignal.timeout(PATIENCE_FOR_PAIRS_MS)), access);
