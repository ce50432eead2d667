import { Button } from '@mantine/core';
import { ErrorNote, Loading, notifyDone, notifyRefused } from '#ground/ui/parts.tsx';
import { IconClipboard } from '#ground/ui/icons.ts';
import { useAsk } from '#ground/web/query.ts';
import { useWords } from '#ground/web/words.tsx';
import { ledgerSource } from '../contract.ts';
import { mailInWords } from '../words.ts';
import { readableSource } from './ledger-data.ts';

/** The mail as it came, to be read or copied. */
export const RawSource = ({ id }: { id: number }) => {
  const t = useWords(mailInWords);
  const source = useAsk(ledgerSource, { id });
  if (source.isError && !source.data)
    return <ErrorNote error={source.error} words={mailInWords} onRetry={() => void source.refetch()} />;
  if (!source.data) return <Loading lines={8} />;
  const text = readableSource(source.data.source);
  return (
    <section className="ledger-raw" aria-label={t('detail.raw')}>
      <header>
        <div>
          <h3>{t('detail.raw')}</h3>
          <p className="quiet">
            {t('detail.raw.why')} {source.data.truncated && t('detail.truncated')}
          </p>
        </div>
        <Button
          variant="default"
          leftSection={<IconClipboard size={14} />}
          onClick={() =>
            navigator.clipboard.writeText(text).then(
              () => notifyDone(t('detail.copied')),
              () => notifyRefused(t('detail.not-copied')),
            )
          }
        >
          {t('detail.copy')}
        </Button>
      </header>
      <pre tabIndex={0}>{text}</pre>
    </section>
  );
};
