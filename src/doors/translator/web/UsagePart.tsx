import { Progress } from '@mantine/core';
import { Panel, Sheet } from '#ground/ui/page/parts.tsx';
import { useLanguage, useWords } from '#ground/web/words.tsx';
import { LOCALE, type Language } from '#ground/words.ts';
import { NEEDS, PROVIDERS } from '../rules.ts';
import { translatorWords } from '../words.ts';
import type { Saved } from './translator-form.ts';

const money = (language: Language, currency: string, cost: number): string =>
  new Intl.NumberFormat(LOCALE[language], { style: 'currency', currency, maximumFractionDigits: 4 }).format(cost);

/** A date without a time: it is the same everywhere. */
const dayWords = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(LOCALE[language], { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const titleOf = (provider: string): string => {
  const known = PROVIDERS.find((one) => one === provider);
  return known ? NEEDS[known].title : provider;
};

/** What was sent this month, and what it came to. */
export const UsagePart = ({ usage, limit }: { usage: Saved['usage']; limit: number | null }) => {
  const t = useWords(translatorWords);
  const language = useLanguage();
  const number = new Intl.NumberFormat(LOCALE[language]);
  const share = limit === null ? null : limit === 0 ? 100 : Math.min(100, (100 * usage.characters) / limit);
  return (
    <Panel title={t('part.usage')}>
      <p className="translator-total">
        <b>{t('usage.characters', { n: usage.characters })}</b>
        {limit !== null && <span>{t('usage.of', { limit: number.format(limit) })}</span>}
        {usage.costs.map(({ currency, cost }) => (
          <span key={currency} className="translator-cost">
            {money(language, currency, cost)}
          </span>
        ))}
      </p>
      {share !== null && (
        <Progress
          value={share}
          color={share >= 100 ? 'red' : share >= 80 ? 'yellow' : 'blue'}
          aria-label={t('monthlyCharacters')}
        />
      )}
      {usage.days.length === 0 ? (
        <p className="quiet">{t('usage.none')}</p>
      ) : (
        <div className="translator-days">
          <Sheet
            label={t('usage.days')}
            head={[
              { word: t('column.day') },
              { word: t('column.service') },
              { word: t('column.characters'), end: true },
              { word: t('column.cost'), end: true },
            ]}
          >
            {usage.days.map((one) => (
              <tr key={`${one.day} ${one.provider} ${one.currency}`}>
                <td>{dayWords(language, one.day)}</td>
                <td>{titleOf(one.provider)}</td>
                <td data-end>{number.format(one.characters)}</td>
                <td data-end>{money(language, one.currency, one.cost)}</td>
              </tr>
            ))}
          </Sheet>
        </div>
      )}
    </Panel>
  );
};
